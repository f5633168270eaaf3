/** A closing (*arrêté*): both clocks of reports, fixed under a name; `closing=<id>` asks any query at them. */
export class ListedClosing {
  closingId: string;
  name: string;
  /** Business date the closed reports speak of, YYYY-MM-DD. */
  asOf: string;
  /** When the last fact that they take in was recorded, ISO 8601, UTC; null for who does not see all facts. */
  recordedUpTo: string | null;
  /** Opened for the reader; null where there is none or it was forgotten. */
  note: string | null;
  /** Day it was made, YYYY-MM-DD. */
  closedOn: string;
  /** Null while it stands; one that was withdrawn can still be asked at. */
  withdrawnOn: string | null;
  /** Why, opened for the reader; null where it stands, or it was forgotten. */
  withdrawal: string | null;
  /** Stands for its last fact: a token, the `ETag` too, which `If-Match` takes. */
  revision: string;
}

/** A closing as it is kept. */
export type KnownClosing = Omit<ListedClosing, 'recordedUpTo' | 'revision'> & {
  readonly recordedUpTo: string;
  readonly revision: number;
};

/** A page of closings, the last made first. */
export class ClosingPage {
  items: ListedClosing[];
  /** How many closings there are. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}

/** What was recorded after a closing and would change what it reports. */
export class LaterFacts {
  /** How many facts, corrections included, that were true by the closing's day. */
  count: number;
  /** True where so much was recorded since that not all was looked at: there are at least `count`. */
  more: boolean;
  /** Path of the comparison from the closing to now. */
  comparison: string;
}

/** One closing, with what was recorded since. */
export class ClosingSheet extends ListedClosing {
  /** Stands for the last fact of the log that is taken in: a token, to be sent back. */
  knownAt: string;
  laterFacts: LaterFacts;
  /** Path of the portfolio at the closing. */
  portfolio: string;
}

/** The closing that a report was asked at. */
export class ClosedReport {
  closingId: string;
  name: string;
  /** Null while it stands. */
  withdrawnOn: string | null;
  laterFacts: LaterFacts;
}
