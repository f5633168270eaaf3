import { type PartyRole, type Sphere } from '#domain';
import { PartnershipRow } from './partnership.row.js';

export class ListedParty {
  organisationId: string;
  name: string;
  sphere: Sphere;
  roles: PartyRole[];
}

/** A partnership of the directory, with its current parties. */
export class ListedPartnership extends PartnershipRow {
  parties: ListedParty[];
}

/** A page of the partnership directory. */
export class PartnershipPage {
  items: ListedPartnership[];
  /** How many partnerships the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
