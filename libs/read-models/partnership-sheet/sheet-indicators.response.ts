import { type Impact, type MeasureKind, type SubImpact } from '#domain';
import { type SheetSource } from './sheet-source.response.js';
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

export class SheetMeasuredPeriod {
  from: string;
  /** Included. */
  to: string;
}

export class SheetMeasuredGroup {
  group: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

export class SheetMeasurement {
  /** Id of the fact: what a correction names. */
  factId: string;
  measuredOn: string;
  /** What it comes to, as one number in the version's unit: a percentage in points; null of a quality. */
  figure: number | null;
  /** A number, euro cents, or a rank of the scale; null of a percentage and of a quality. */
  value: number | null;
  /** Of a percentage. */
  numerator: number | null;
  denominator: number | null;
  /** What was found of a quality, opened for the reader; null for any other, or where it was forgotten. */
  text: string | null;
  /** What a flow was measured over. */
  period: SheetMeasuredPeriod | null;
  /** The same told apart by group; empty where it was not. */
  groups: SheetMeasuredGroup[];
  dataSource: string;
  /** Opened for the reader; null where there is none or it was forgotten. */
  comment: string | null;
}

/** The groups that measures may be told apart by. */
export class SheetDisaggregation {
  by: 'territory' | 'beneficiary-group';
  groups: string[];
}

/** A definition of the shared library, at one version. */
export class SheetShared {
  sharedIndicatorId: string;
  version: number;
}

/**
 * What an indicator measures. Baseline, target and tolerance are in the unit; of a percentage in points, of money in euro
 * cents, of an ordinal scale by rank, 1 being the first label.
 */
export class SheetDefinition {
  subImpact: SubImpact;
  name: string;
  definition: string;
  evaluates: 'actions' | 'solution' | 'partnership';
  unit: string;
  measure: MeasureKind;
  accumulation: 'stock' | 'flow';
  /** Labels of an ordinal scale, the lowest first. */
  scale: string[] | null;
  direction: 'increase' | 'decrease' | 'maintain';
  baseline: number | null;
  target: number | null;
  /** For an indicator to maintain: how far from the target it may be. */
  tolerance: number | null;
  disaggregation: SheetDisaggregation | null;
  shared: SheetShared | null;
  periodFrom: string;
  periodTo: string;
  method: string;
  dataSource: string;
}

/** A refusal of a version; with a definition that the party would accept, a counter-proposal. */
export class SheetRefusal extends NamedOrganisation {
  /** Id of the fact: what taking up the counter-proposal names. */
  factId: string;
  on: string;
  /** Opened for the reader; null when it was forgotten, or is not theirs to read. */
  reason: string | null;
  counterProposal: SheetDefinition | null;
  /** False once the same party accepted, or refused anew; one that stands keeps the version from being agreed. */
  stands: boolean;
}

/**
 * An indicator as it was agreed at one time. Progress = (actual − baseline) / (target − baseline), never clamped; null
 * where a term is missing or target equals baseline.
 */
export class SheetIndicatorVersion extends SheetDefinition {
  version: number;
  proposedOn: string;
  replyBy: string;
  /** Day from which it can be measured; null while parties are awaited. */
  agreedOn: string | null;
  /** The refusal (a fact) whose counter-proposal it takes up; null for any other version. */
  adopts: string | null;
  /** True for an agreement made before the ledger, entered with its document. */
  isTranscribed: boolean;
  /** That document. */
  source: SheetSource | null;
  acceptances: SheetAcceptance[];
  /** In the order in which they came, those that no longer stand too. */
  refusals: SheetRefusal[];
  /** Parties asked that have not answered on the latest version; an earlier one awaits nobody. */
  awaited: NamedOrganisation[];
  /** Parties asked whose refusal stands, on the latest version while it is not agreed. */
  opposed: NamedOrganisation[];
  /** The silences passed over, oldest first. */
  silences: SheetSilence[];
  /** In order of date. */
  measurements: SheetMeasurement[];
  /** Last measured value of a stock, sum of a flow over its periods, as one number in the unit; null of a quality. */
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
