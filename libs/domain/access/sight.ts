import { type Partnership } from '../partnership/partnership-state.js';
import { currentParty } from '../partnership/parties.js';
import { type PublishedItem } from '../reference/audiences.js';
import { type PartyRole } from '../reference/organisations.js';
import { type Leavings } from './leavings.js';
import { seesEverything, type Viewer, type ViewingOrganisation } from './viewer.js';

/** How much of one partnership somebody sees. */
export type Sight =
  /** All of it, whoever an item is addressed to. */
  | { readonly extent: 'everything' }
  /** What its parties share, what is addressed to one's role, and what one brought oneself. */
  | {
      readonly extent: 'whole';
      readonly organisationId: string | null;
      /** Whether what is addressed to funders and evaluators is for this organisation too. */
      readonly isFunderOrEvaluator: boolean;
    }
  /** What its parties shared until one left it: as of that day, as known when the leaving was recorded. */
  | {
      readonly extent: 'until-left';
      readonly organisationId: string;
      readonly leftOn: string;
      readonly leavingKnownAt: bigint;
    }
  /** What the partners have published. */
  | { readonly extent: 'published'; readonly items: readonly PublishedItem[] };

/** Roles under which one sees the partnerships of the organisation acted for. */
export const ROLES_OF_MEMBERS: readonly string[] = ['funder', 'evaluator', 'partner'];

const FUNDERS_AND_EVALUATORS: readonly PartyRole[] = ['funder', 'evaluator'];

const isOnItsTerritory = (
  { sphere, homeTerritory }: ViewingOrganisation,
  { description }: Partnership,
): boolean =>
  sphere === 'public-body' &&
  homeTerritory !== null &&
  homeTerritory.code !== null &&
  description.territories.some(
    ({ level, code }) => level === homeTerritory.level && code === homeTerritory.code,
  );

/**
 * The rule of who sees what, for one partnership as it stands today with all that is known, whatever point is then asked
 * about: today's rights apply to past data. Null: to this viewer there is no such partnership. Read models state the
 * same rule in SQL (`libs/read-models/sight`).
 */
export function sightOf(
  { roles, organisation }: Viewer,
  partnership: Partnership,
  leavings: Leavings,
): Sight | null {
  if (seesEverything({ roles })) return { extent: 'everything' };
  const { parties } = partnership.evaluation;
  const member = roles.some((role) => ROLES_OF_MEMBERS.includes(role)) ? organisation : null;
  const party = member && currentParty(parties, member.id);
  if (party) {
    return {
      extent: 'whole',
      organisationId: party.organisationId,
      isFunderOrEvaluator: party.roles.some((role) => FUNDERS_AND_EVALUATORS.includes(role)),
    };
  }
  const { items, sharedWithTerritory } = partnership.publication;
  const asNeighbour = member && sharedWithTerritory && isOnItsTerritory(member, partnership);
  if (asNeighbour || roles.includes('data-steward'))
    return { extent: 'whole', organisationId: member?.id ?? null, isFunderOrEvaluator: false };
  const former = member && parties.findLast(({ organisationId }) => organisationId === member.id);
  if (former) {
    return {
      extent: 'until-left',
      organisationId: former.organisationId,
      leftOn: former.leftOn!,
      leavingKnownAt: BigInt(leavings[former.organisationId]!),
    };
  }
  return items.length > 0 ? { extent: 'published', items } : null;
}

/** A point in both clocks. */
interface Point {
  readonly asOf: string;
  readonly knownAt: bigint | null;
}

/** The point at which a sight shows what is asked for at another: that of a former party goes no further than its leaving. */
export function pointSeen<Asked extends Point>(sight: Sight, point: Asked): Asked {
  if (sight.extent !== 'until-left') return point;
  const { leftOn, leavingKnownAt } = sight;
  return {
    ...point,
    asOf: point.asOf < leftOn ? point.asOf : leftOn,
    knownAt: point.knownAt !== null && point.knownAt < leavingKnownAt ? point.knownAt : leavingKnownAt,
  };
}
