import { OmitType } from '@nestjs/swagger';
import { type MeasureKind, type SubImpact } from '#domain';
import { type Stamp } from '../two-clocks/stamp.response.js';
import { SharedIndicatorRow } from './shared-indicator.row.js';

/** What partnerships share of a definition. */
export class LibraryDefinition {
  subImpact: SubImpact;
  evaluates: 'actions' | 'solution' | 'partnership';
  name: string;
  definition: string;
  unit: string;
  measure: MeasureKind;
  accumulation: 'stock' | 'flow';
  /** Labels of an ordinal scale, the lowest first. */
  scale: string[] | null;
  direction: 'increase' | 'decrease' | 'maintain';
  method: string;
}

export class LibraryVersion {
  version: number;
  definition: LibraryDefinition;
  publishedOn: string;
}

/** An indicator of the shared library. */
export class ListedSharedIndicator extends OmitType(SharedIndicatorRow, ['versions']) {
  /** Stands for its last fact: the token that `If-Match` takes. */
  revision: string;
  /** All its versions, oldest first. */
  versions: LibraryVersion[];
}

/** One indicator of the shared library. */
export class SharedIndicatorSheet extends ListedSharedIndicator {
  stamp: Stamp;
}

/** A page of the shared library. */
export class SharedIndicatorPage {
  items: ListedSharedIndicator[];
  /** How many the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}

/** An indicator of a partnership that uses a shared one, and why it counts in the aggregate or not. */
export class SharedIndicatorUse {
  partnershipId: string;
  title: string;
  indicatorId: string;
  /** The version of the library that it uses. */
  sharedVersion: number;
  measuredOn: string | null;
  /** In the unit, a percentage in points; null where it is not measured. */
  figure: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Why it counts not; null where it does. */
  leftOut: 'other-version' | 'not-agreed' | 'not-measured' | 'qualitative' | null;
}

/** A page of the indicators that use a shared one, by title of their partnership. */
export class SharedIndicatorUsePage {
  items: SharedIndicatorUse[];
  /** How many the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}

export class LeftOutCount {
  reason: 'other-version' | 'not-agreed' | 'not-measured' | 'qualitative';
  indicators: number;
}

/**
 * A shared indicator over a portfolio: those of one version of its definition, together. Which they are is a list of its own,
 * `/indicators` below the shared one.
 */
export class SharedIndicatorAggregate {
  stamp: Stamp;
  sharedIndicatorId: string;
  version: number;
  definition: LibraryDefinition;
  /** How many indicators of how many partnerships it comes from. */
  indicators: number;
  partnerships: number;
  /**
   * Together, in the unit: the sum of numbers and of money, the sum of numerators over the sum of denominators in points, the
   * median rank of a scale; null where nothing counts, and of a quality.
   */
  figure: number | null;
  /** Sums, of a percentage. */
  numerator: number | null;
  denominator: number | null;
  leftOut: LeftOutCount[];
}
