import { type Label } from '#domain';
import { type Stamp } from './closing-answers.js';

export interface ResponsibleEvent {
  readonly factId: string;
  readonly occurredOn: string;
  readonly dateInWords: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly sentence: string;
}

/** What pages read of a change. */
export interface SheetChange {
  readonly path: string;
  readonly label: Label;
  readonly before: unknown;
  readonly after: unknown;
  readonly beforeInWords: string | null;
  readonly afterInWords: string | null;
  readonly events: readonly ResponsibleEvent[];
}

export interface PartnershipComparisonAnswer {
  readonly partnershipId: string;
  readonly from: Stamp;
  readonly to: Stamp;
  readonly changes: readonly SheetChange[];
}

export interface FigureChange {
  readonly path: string;
  readonly label: Label;
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
}

export interface PortfolioComparisonAnswer {
  readonly from: Stamp;
  readonly to: Stamp;
  readonly figures: readonly FigureChange[];
  readonly partnerships: readonly {
    readonly partnershipId: string;
    readonly title: string;
    readonly changes: readonly SheetChange[];
  }[];
  /** Cursor of the next page, null on the last. */
  readonly next: string | null;
}
