/** What pages read of a closing. */
export interface Closing {
  readonly closingId: string;
  readonly name: string;
  readonly asOf: string;
  /** ISO 8601, UTC; null for who does not see all facts. */
  readonly recordedUpTo: string | null;
  readonly note: string | null;
  readonly closedOn: string;
  readonly withdrawnOn: string | null;
  readonly withdrawal: string | null;
  readonly revision: string;
}

export interface LaterFacts {
  readonly count: number;
  /** True where there are at least `count`. */
  readonly more: boolean;
  /** Path of the comparison on the API. */
  readonly comparison: string;
}

export interface ClosingSheetAnswer extends Closing {
  readonly knownAt: string;
  readonly laterFacts: LaterFacts;
}

/** What a report asked at a closing says of it. */
export interface ClosedReport {
  readonly closingId: string;
  readonly name: string;
  readonly withdrawnOn: string | null;
  readonly laterFacts: LaterFacts;
}

/** What an answer speaks of. */
export interface Stamp {
  readonly asOf: string;
  readonly knownAt: string;
  /** ISO 8601, UTC; null where nothing was recorded by then, and for who does not see all facts. */
  readonly recordedUpTo: string | null;
}
