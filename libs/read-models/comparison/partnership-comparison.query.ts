import { partnershipFold, type Language, type Viewer } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { organisationNames, organisationsIn } from '../timeline/organisation-names.js';
import { partnershipSeenWithin, type PartnershipSeen } from '../sight/partnership-seen.js';
import { streamAt, type ReadHistory } from '../two-clocks/known-stream.js';
import { type KnownPoint } from '../two-clocks/read-point.js';
import { type SheetChange } from './comparison.response.js';
import { explainedChanges } from './explained-changes.js';

export interface TwoPoints {
  readonly from: KnownPoint;
  readonly to: KnownPoint;
}

export const laterKnown = ({ from, to }: TwoPoints): KnownPoint => (from.knownAt > to.knownAt ? from : to);

/** The points of a partnership that are shown where others are asked for, and the events that either takes in. */
export function comparedOf(
  seen: PartnershipSeen,
  asked: TwoPoints,
): TwoPoints & { readonly events: readonly RecordedEvent[] } {
  const points = { from: seen.point(asked.from), to: seen.point(asked.to) };
  const { knownAt } = laterKnown(points);
  return { ...points, events: seen.told.filter(({ position, known }) => known && position <= knownAt) };
}

/**
 * What changed in a partnership between two points; null where it was there at neither. Personal texts are still
 * sealed.
 * @throws StreamNotFound where it is not seen, as where there is none
 */
export async function partnershipComparisonOf(
  database: Queryable,
  history: ReadHistory,
  viewer: Viewer,
  {
    partnershipId,
    language,
    ...points
  }: TwoPoints & { readonly partnershipId: string; readonly language: Language },
): Promise<SheetChange[] | null> {
  const seen = await partnershipSeenWithin(database, history, viewer, partnershipId);
  const { events, from, to } = comparedOf(seen, points);
  if (!streamAt(partnershipFold, events, from) && !streamAt(partnershipFold, events, to)) return null;
  const names = await organisationNames(database, organisationsIn(events), laterKnown(points));
  return explainedChanges(events, { from, to, language, organisationName: (id) => names.get(id) });
}
