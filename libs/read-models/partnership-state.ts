import {
  leavingsFold,
  partnershipFold,
  sideBySide,
  type Fold,
  type Leavings,
  type Partnership,
} from '#domain';
import { criteriaListsFold, type CriteriaLists } from './partnership-sheet/criteria-lists.js';

/** What every read model of partnerships follows from: the partnership as decisions see it, and its former criteria. */
export interface KnownPartnership {
  readonly partnership: Partnership;
  readonly criteriaLists: CriteriaLists;
  readonly leavings: Leavings;
}

export const knownPartnershipFold: Fold<KnownPartnership> = sideBySide<KnownPartnership>({
  partnership: partnershipFold,
  criteriaLists: criteriaListsFold,
  leavings: leavingsFold,
});
