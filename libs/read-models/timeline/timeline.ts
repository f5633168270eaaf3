import {
  FactCorrected,
  FactWithdrawn,
  labelOf,
  REASON_LABELS,
  type CorrectionEvent,
  type Language,
} from '#domain';
import { type RecordedEvent } from '#event-store';
import { toBeOpened } from '../to-be-opened.js';
import { commentOf, otherTexts } from './personal-texts.js';
import { sentenceOf } from './sentences/sentences.js';
import { ToldSoFar } from './told-so-far.js';
import { type TimelineCorrection, type TimelineReason, type ToldEntry } from './timeline.response.js';
import { Words, type OrganisationName } from './words.js';

export interface TimelineContext {
  readonly organisationName: OrganisationName;
  readonly language: Language;
}

const isCorrection = ({ type }: RecordedEvent): boolean =>
  type === FactCorrected.type || type === FactWithdrawn.type;

const correctedFact = ({ data }: RecordedEvent): string => (data as CorrectionEvent['data']).factId;

function reasonOf(data: unknown, language: Language): TimelineReason | null {
  const { reason } = data as { readonly reason?: unknown };
  return typeof reason === 'string'
    ? { code: reason, label: labelOf(REASON_LABELS, reason)[language] }
    : null;
}

/**
 * A whole stream, from its first event on, as a person reads it: one entry an event, the last recorded first. Nothing
 * is left out: a corrected fact is told as it was first recorded, with the corrections it met. Personal texts are
 * still sealed.
 */
export function timelineOf(events: readonly RecordedEvent[], context: TimelineContext): ToldEntry[] {
  const corrections = Map.groupBy(events.filter(isCorrection), correctedFact);
  const told = new ToldSoFar();
  const words = new Words(context.language, context.organisationName, told);
  return events
    .map((event) => {
      const entry = entryOf(event, corrections.get(event.id) ?? [], context, words);
      told.take(event);
      return entry;
    })
    .reverse();
}

function entryOf(
  event: RecordedEvent,
  corrections: readonly RecordedEvent[],
  { language, organisationName }: TimelineContext,
  words: Words,
): ToldEntry {
  const { actor, data, occurredOn, datePrecision, source } = event;
  const { onBehalfOf } = actor;
  return {
    revision: event.revision,
    position: event.position,
    factId: event.id,
    type: event.type,
    occurredOn,
    datePrecision,
    dateInWords: words.date(occurredOn, datePrecision),
    recordedAt: event.recordedAt.toISOString(),
    actor: {
      id: actor.id,
      roles: [...actor.roles],
      onBehalfOf,
      onBehalfOfName: onBehalfOf === null ? null : (organisationName(onBehalfOf) ?? null),
    },
    sentence: sentenceOf(event, words),
    reason: reasonOf(data, language),
    comment: toBeOpened(commentOf(data)),
    texts: otherTexts(event, words).map(({ about, text }) => ({ about, text: toBeOpened(text) })),
    source,
    correctedBy: corrections.map((correction) => correctionMet(correction, language)),
    withdrawn: corrections.some(({ type }) => type === FactWithdrawn.type),
    correctionOf: isCorrection(event) ? correctedFact(event) : null,
  };
}

const correctionMet = ({ id, occurredOn, data }: RecordedEvent, language: Language): TimelineCorrection => ({
  factId: id,
  on: occurredOn,
  reason: reasonOf(data, language)!,
});
