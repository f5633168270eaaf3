import { actsAllowed, correctionsAllowed, type Fact, type PartnershipAct } from '#domain';
import { type KnownPartnership } from '../partnership-state.js';
import { type Sights } from './sights.js';

/** What somebody may do to a partnership. */
export interface RightsToday {
  readonly mayDo: PartnershipAct[];
  /** Ids of facts. */
  readonly mayCorrect: string[];
}

export const NO_RIGHTS: RightsToday = { mayDo: [], mayCorrect: [] };

/**
 * What a caller may do to one partnership, by all of its facts to this day; nothing is done to the past.
 * @param seen its facts that the caller sees
 */
export const rightsToday = (
  { viewer, isOfToday }: Sights,
  { partnership }: KnownPartnership,
  seen: readonly Fact[],
): RightsToday =>
  isOfToday
    ? {
        mayDo: actsAllowed(viewer, partnership),
        mayCorrect: correctionsAllowed(viewer, partnership, seen),
      }
    : NO_RIGHTS;
