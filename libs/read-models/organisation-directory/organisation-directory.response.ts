import { type OrganisationRow } from './organisation.row.js';

/** A page of the organisation directory. */
export class OrganisationPage {
  items: OrganisationRow[];
  /** How many organisations the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
