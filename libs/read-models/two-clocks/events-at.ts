import { FactCorrected, FactWithdrawn, type CorrectionEvent } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type ReadPoint } from './read-point.js';

const correctionIn = ({ type, data }: RecordedEvent): CorrectionEvent['data'] | null =>
  type === FactCorrected.type || type === FactWithdrawn.type ? (data as CorrectionEvent['data']) : null;

/**
 * A stream's events as they were known and true at a point: those recorded by then of facts that had happened by then,
 * on the day they were last known to have happened, and with them the corrections that they had met. None where the
 * stream had not begun.
 */
export function eventsAt(
  recorded: readonly RecordedEvent[],
  { asOf, knownAt }: ReadPoint,
): readonly RecordedEvent[] {
  const known = knownAt === null ? recorded : recorded.filter(({ position }) => position <= knownAt);
  const happenedOn = new Map<string, string>();
  for (const event of known) {
    const correction = correctionIn(event);
    if (!correction) happenedOn.set(event.id, event.occurredOn);
    else if ('occurredOn' in correction && happenedOn.has(correction.factId))
      happenedOn.set(correction.factId, correction.occurredOn);
  }
  const [first] = known;
  if (!first || happenedOn.get(first.id)! > asOf) return [];
  return known.filter((event) => happenedOn.get(correctionIn(event)?.factId ?? event.id)! <= asOf);
}
