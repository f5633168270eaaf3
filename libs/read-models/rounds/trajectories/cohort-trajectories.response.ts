import { type CohortsBy, type Impact, type SubImpact } from '#domain';
import { type Stamp } from '../../two-clocks/stamp.response.js';
import { type TextInBoth } from '../viewpoints.response.js';

/** Over partnerships, one value of each: the median of its viewpoints' medians. */
export class CohortFigures {
  /** Partnerships with a value. */
  n: number;
  median: number;
  lowerQuartile: number;
  upperQuartile: number;
  min: number;
  max: number;
}

/** An impact over a cohort's partnerships; parties and panels apart. */
export class CohortMarks {
  /** Null where no party of any answered. */
  parties: CohortFigures | null;
  /** Null where no panel of any is shown. */
  panels: CohortFigures | null;
}

export class CohortSubImpact extends CohortMarks {
  subImpact: SubImpact;
}

export class CohortImpact extends CohortMarks {
  impact: Impact;
  subImpacts: CohortSubImpact[];
}

/** The last results of each partnership of a cohort in one calendar year. */
export class CohortYear {
  /** In which the rounds were closed. */
  year: number;
  /** Partnerships that have results in it. */
  n: number;
  /** Fewer partnerships than a comparison needs. */
  tooSmall: boolean;
  impacts: CohortImpact[];
}

/** Partnerships that have something in common, by what they are grouped by. */
export class Cohort {
  /** A code, a year, `<level>/<code>` of a territory (its name where it has no code), `not-stated`. */
  cohort: string;
  label: TextInBoth;
  /** Partnerships in it, with results or without. */
  partnerships: number;
  /** Partnerships that have results. */
  n: number;
  tooSmall: boolean;
  years: CohortYear[];
}

/** How cohorts of partnerships fare on the three impacts, over the years. */
export class CohortTrajectories {
  stamp: Stamp;
  by: CohortsBy;
  /** Partnerships chosen, with results or without. */
  partnerships: number;
  /** Of them, those that have results. */
  n: number;
  /** Below so many partnerships a comparison says that it is too small. */
  smallest: number;
  /** Of those that have results, in their own order; territories by number. A partnership stands in each of its territories. */
  cohorts: Cohort[];
  /** Cohorts left out for being too many: those of the fewest partnerships. */
  leftOut: number;
}
