import { partnershipFold, type Language, type Viewer } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { organisationNames, organisationsIn } from '../timeline/organisation-names.js';
import { partnershipSeenWithin, type PartnershipSeen } from '../sight/partnership-seen.js';
import { roundsTold, type RoundTold } from '../sight/rounds-told.js';
import { streamAt, type ReadHistories, type ReadHistory } from '../two-clocks/known-stream.js';
import { type KnownPoint } from '../two-clocks/read-point.js';
import { type SheetChange } from './comparison.response.js';
import { explainedChanges, type ToldWhole } from './explained-changes.js';

export interface TwoPoints {
  readonly from: KnownPoint;
  readonly to: KnownPoint;
}

export const laterKnown = ({ from, to }: TwoPoints): KnownPoint => (from.knownAt > to.knownAt ? from : to);

/**
 * The points of a partnership that are shown where others are asked for, and the events, its own and of its rounds, that
 * either takes in; null where it was there at neither.
 */
export function comparedOf(
  seen: PartnershipSeen,
  rounds: readonly RoundTold[],
  asked: TwoPoints,
): (TwoPoints & ToldWhole) | null {
  const points = { from: seen.point(asked.from), to: seen.point(asked.to) };
  const { knownAt } = laterKnown(points);
  const known = (told: RoundTold['events']) =>
    told.filter((event) => event.known && event.position <= knownAt);
  const events = known(seen.told);
  if (!streamAt(partnershipFold, events, points.from) && !streamAt(partnershipFold, events, points.to))
    return null;
  return { ...points, events, rounds: rounds.map((round) => ({ ...round, events: known(round.events) })) };
}

interface Asked extends TwoPoints {
  readonly partnershipId: string;
  readonly language: Language;
}

/**
 * What changed in a partnership and its rounds between two points; null where it was there at neither. Personal texts
 * are still sealed.
 * @throws StreamNotFound where it is not seen, as where there is none
 */
export async function partnershipComparisonOf(
  database: Queryable,
  { history, histories }: { readonly history: ReadHistory; readonly histories: ReadHistories },
  viewer: Viewer,
  { partnershipId, language, ...points }: Asked,
): Promise<SheetChange[] | null> {
  const seen = await partnershipSeenWithin(database, history, viewer, partnershipId);
  const told = await roundsTold(database, histories, new Map([[partnershipId, seen]]));
  const compared = comparedOf(seen, told.get(partnershipId) ?? [], points);
  if (!compared) return null;
  const { from, to, events, rounds } = compared;
  const named = organisationsIn([...events, ...rounds.flatMap((round) => round.events)]);
  const names = await organisationNames(database, named, laterKnown(points));
  return explainedChanges(compared, { from, to, language, organisationName: (id) => names.get(id) });
}
