import { type Stamp } from '../two-clocks/stamp.response.js';
import { OrganisationRow } from './organisation.row.js';

/** An organisation of the directory, at a point in both clocks. */
export class OrganisationSheet extends OrganisationRow {
  stamp: Stamp;
  /** Stands for its last fact: a token, the `ETag` too, which `If-Match` takes. */
  revision: string;
}

/** A page of the organisation directory. */
export class OrganisationPage {
  items: OrganisationRow[];
  /** How many organisations the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
