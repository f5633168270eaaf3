import { type DatePrecision } from '#domain';

export interface TimelineReason {
  readonly code: string;
  readonly label: string;
}

/** What pages read of a recorded fact, told in the language asked for. */
export interface TimelineEntry {
  readonly factId: string;
  readonly type: string;
  readonly occurredOn: string;
  readonly datePrecision: DatePrecision;
  readonly dateInWords: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly actor: {
    readonly id: string;
    readonly roles: readonly string[];
    readonly onBehalfOf: string | null;
    readonly onBehalfOfName: string | null;
  };
  readonly sentence: string;
  readonly reason: TimelineReason | null;
  readonly comment: string | null;
  readonly texts: readonly { readonly about: string; readonly text: string | null }[];
  readonly source: {
    readonly document: string;
    readonly place?: string;
    readonly quote?: string;
    readonly date?: string;
    readonly sha256?: string;
  } | null;
  readonly correctedBy: readonly {
    readonly factId: string;
    readonly on: string;
    readonly reason: TimelineReason;
  }[];
  readonly withdrawn: boolean;
  readonly correctionOf: string | null;
}
