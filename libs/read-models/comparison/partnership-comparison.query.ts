import { PARTNERSHIP, partnershipFold, type Actor, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { organisationNames, organisationsIn } from '../timeline/organisation-names.js';
import { streamAt, type ReadHistory } from '../two-clocks/known-stream.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { type SheetChange } from './comparison.response.js';
import { explainedChanges } from './explained-changes.js';

/** A point whose knowledge is settled, so that it stays the same while more is recorded. */
export interface KnownPoint extends ReadPoint {
  readonly knownAt: bigint;
}

export interface TwoPoints {
  readonly from: KnownPoint;
  readonly to: KnownPoint;
}

export const laterKnown = ({ from, to }: TwoPoints): KnownPoint => (from.knownAt > to.knownAt ? from : to);

/** What either point takes in of streams. */
export const knownByEither = (events: readonly RecordedEvent[], points: TwoPoints): RecordedEvent[] =>
  events.filter(({ position, known }) => known && position <= laterKnown(points).knownAt);

/**
 * What changed in a partnership between two points; null where it was there at neither. Personal texts are still
 * sealed.
 */
export async function partnershipComparisonOf(
  database: Queryable,
  history: ReadHistory,
  _caller: Actor,
  {
    partnershipId,
    language,
    ...points
  }: TwoPoints & { readonly partnershipId: string; readonly language: Language },
): Promise<SheetChange[] | null> {
  const events = knownByEither(await history(PARTNERSHIP, partnershipId), points);
  const { from, to } = points;
  if (!streamAt(partnershipFold, events, from) && !streamAt(partnershipFold, events, to)) return null;
  const names = await organisationNames(database, organisationsIn(events), laterKnown(points));
  return explainedChanges(events, { ...points, language, organisationName: (id) => names.get(id) });
}
