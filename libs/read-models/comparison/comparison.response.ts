import { ApiProperty } from '@nestjs/swagger';
import { type SheetLabel } from '../partnership-sheet/partnership-sheet.response.js';
import { type Stamp } from '../two-clocks/stamp.response.js';

/** An event responsible for a change, as the timeline tells it. */
export class ResponsibleEvent {
  /** Id of the fact. */
  factId: string;
  type: string;
  /** When it was true, YYYY-MM-DD, as first recorded. */
  occurredOn: string;
  /** The same as people write it, in the language of the answer. */
  dateInWords: string;
  /** When it became known, ISO 8601, UTC. */
  recordedAt: string;
  /** What happened, in the language of the answer. */
  sentence: string;
}

/** A field of any kind: a text, a number, a truth, a list, something whole, or none. */
const AnyValue = (description: string): PropertyDecorator =>
  ApiProperty({
    description,
    oneOf: [
      ...(['string', 'number', 'boolean', 'object', 'null'] as const).map((type) => ({ type })),
      { type: 'array', items: {} },
    ],
  });

/** A field that differs, or one of several (a party, a decision, a measurement…) that came or went, whole. */
export class SheetChange {
  /** Where in the sheet: `status`, `parties/<organisationId>/roles`. */
  path: string;
  label: SheetLabel;
  @AnyValue('As the sheet has it; null where it was not there or not stated.')
  before: unknown;

  @AnyValue('The same at the second point.')
  after: unknown;

  /** In the language of the answer; null where there is none, or where the value itself must be read. */
  beforeInWords: string | null;
  afterInWords: string | null;
  /** Never empty; in the order in which they became known. */
  events: ResponsibleEvent[];
}

/** What changed in a partnership between two points in both clocks. */
export class PartnershipComparison {
  partnershipId: string;
  from: Stamp;
  to: Stamp;
  /** Nothing where both points say the same. */
  changes: SheetChange[];
}

/** A figure of the portfolio at both points. */
export class FigureChange {
  /** Where in the portfolio: `standings/conception/active`. */
  path: string;
  label: SheetLabel;
  before: number | null;
  after: number | null;
  /** Null where either is. */
  difference: number | null;
}

export class ChangedPartnership {
  partnershipId: string;
  /** As it was last called. */
  title: string;
  changes: SheetChange[];
}

/** What changed in the portfolio between two points in both clocks. */
export class PortfolioComparison {
  from: Stamp;
  to: Stamp;
  /** Every figure, those that did not change included. */
  figures: FigureChange[];
  /** A page of the partnerships that changed, with what changed in each. */
  partnerships: ChangedPartnership[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}
