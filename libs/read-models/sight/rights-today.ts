import { actsAllowed, correctionsAllowed, PARTNERSHIP, type PartnershipAct } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { type KnownPartnership } from '../partnership-state.js';
import { isNow } from '../two-clocks/read-point.js';
import { storedState } from '../two-clocks/stored-state.js';
import { type Sights } from './sights.js';

/** What somebody may do to a partnership. */
export interface RightsToday {
  readonly mayDo: PartnershipAct[];
  /** Types of facts. */
  readonly mayCorrect: string[];
}

/** What the caller may do to one partnership, by all of its facts to this day; nothing is done to the past. */
export async function rightsToday(
  database: Queryable,
  { viewer, point }: Sights,
  partnershipId: string,
): Promise<RightsToday> {
  const stored = isNow(point)
    ? await storedState<KnownPartnership>(database, PARTNERSHIP, partnershipId)
    : null;
  if (!stored) return { mayDo: [], mayCorrect: [] };
  const { partnership } = stored.state;
  return {
    mayDo: actsAllowed(viewer, partnership),
    mayCorrect: correctionsAllowed(viewer, partnership),
  };
}
