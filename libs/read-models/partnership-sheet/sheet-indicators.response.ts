import { type Impact, type SubImpact } from '#domain';
import { NamedOrganisation } from './named-organisation.response.js';

export class SheetAcceptance extends NamedOrganisation {
  /** Day of acceptance, YYYY-MM-DD. */
  on: string;
}

/** Silence of parties asked, passed over once the reply date was past. */
export class SheetSilence {
  organisations: NamedOrganisation[];
  on: string;
  /** Why, shown beside every result, opened for the reader; null when it was forgotten. */
  justification: string | null;
}

export class SheetMeasurement {
  /** Id of the fact: what a correction names. */
  factId: string;
  measuredOn: string;
  /** In the version's unit. */
  value: number;
  dataSource: string;
  /** Opened for the reader; null where there is none or it was forgotten. */
  comment: string | null;
}

/**
 * An indicator as it was agreed at one time. Progress = (actual − baseline) / (target − baseline), never clamped; null
 * where a term is missing or target equals baseline.
 */
export class SheetIndicatorVersion {
  version: number;
  name: string;
  definition: string;
  evaluates: 'actions' | 'solution' | 'partnership';
  unit: string;
  direction: 'increase' | 'decrease' | 'maintain';
  baseline: number | null;
  target: number | null;
  /** For an indicator to maintain: how far from the target it may be. */
  tolerance: number | null;
  periodFrom: string;
  periodTo: string;
  method: string;
  dataSource: string;
  proposedOn: string;
  replyBy: string;
  /** Day from which it can be measured; null while parties are awaited. */
  agreedOn: string | null;
  acceptances: SheetAcceptance[];
  /** Parties asked that have not answered on the latest version; an earlier one awaits nobody. */
  awaited: NamedOrganisation[];
  /** The silences passed over, oldest first. */
  silences: SheetSilence[];
  /** In order of date. */
  measurements: SheetMeasurement[];
  /** Last measured value. */
  actual: number | null;
  measuredOn: string | null;
  /** 1 is the target reached, 0 the baseline; may lie outside. */
  progress: number | null;
  /** For an indicator to maintain: whether it is within its tolerance. */
  maintained: boolean | null;
}

export class SheetIndicator {
  indicatorId: string;
  /** The version that results are read under: the latest agreed, else the latest proposed. */
  version: number;
  /** All its versions, oldest first. */
  versions: SheetIndicatorVersion[];
}

export class SheetSubImpact {
  subImpact: SubImpact;
  indicators: SheetIndicator[];
}

/** One of the three impacts, with every sub-impact, measured or not. */
export class SheetImpact {
  impact: Impact;
  subImpacts: SheetSubImpact[];
}
