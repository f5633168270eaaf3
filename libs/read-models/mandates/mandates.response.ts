import { type MandateCapacity } from '#domain';
import { type MandateRow } from './mandate.row.js';

/** A page of an organisation's mandates, the last given first. */
export class MandatePage {
  items: MandateRow[];
  /** How many mandates there are. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}

/** A mandate in force, as its holder is told of it. */
export class HeldMandate {
  mandateId: string;
  organisationId: string;
  /** Name of the organisation. */
  name: string;
  capacity: MandateCapacity;
  /** Its last day, YYYY-MM-DD. */
  until: string;
}

/** The caller, as the ledger knows them. */
export class Me {
  /** The pseudonymous id under which the caller's acts are recorded. */
  personId: string;
  roles: string[];
  /** The organisation that this request is made for; null for none, or without a mandate in force. */
  actsFor: string | null;
  /** The mandates in force today, which `Ledger-On-Behalf-Of` chooses among. */
  mandates: HeldMandate[];
}
