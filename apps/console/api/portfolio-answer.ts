import { type Impact, type Stage, type Standing, type Status, type SubImpact } from '#domain';
import { type ClosedReport, type Stamp } from './closing-answers.js';
import { type WatchSignal } from './list-answers.js';

/** A number, and the path of the API's list behind it. */
export interface Figure {
  readonly count: number;
  readonly list: string;
}

export interface StandingCount extends Figure {
  readonly standing: Standing;
  readonly statuses: readonly (Figure & { readonly status: Status })[];
}

export interface StageConversion {
  readonly stage: Stage;
  readonly entered: Figure;
  readonly passed: Figure;
  readonly wentBack: Figure;
  readonly ended: Figure;
  readonly remaining: Figure;
  readonly passageUnknown: Figure;
}

/** Whole days; null where there is no stay to tell. */
export interface StayFigures {
  readonly n: number;
  readonly median: number | null;
  readonly p75: number | null;
  readonly shortest: number | null;
  readonly longest: number | null;
  readonly list: string;
}

export interface TimeInStage {
  readonly stage: Stage;
  readonly completed: StayFigures;
  readonly open: StayFigures;
  readonly ended: StayFigures;
}

export type ScoreCount = 'agreed' | 'measured' | 'reached' | 'advancing' | 'notAdvancing';

/** Progress of indicators, each count with the list behind it. */
export interface Score {
  readonly impact: Impact;
  readonly indicators: number;
  readonly agreed: number;
  readonly measured: number;
  readonly withProgress: number;
  readonly reached: number;
  readonly advancing: number;
  readonly notAdvancing: number;
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly list: string;
  readonly lists: Readonly<Record<ScoreCount, string>>;
}

export interface SubImpactScore extends Score {
  readonly subImpact: SubImpact;
}

/** What pages read of the portfolio report. */
export interface PortfolioAnswer {
  /** Of which day, and what was known, the report speaks. */
  readonly stamp: Stamp;
  /** Absent where it was asked at no closing. */
  readonly closing?: ClosedReport;
  readonly partnerships: Figure;
  readonly standings: readonly StandingCount[];
  readonly conversion: readonly StageConversion[];
  readonly timeInStage: readonly TimeInStage[];
  readonly watch: readonly (Figure & { readonly signal: WatchSignal })[];
  readonly impacts: readonly Score[];
  readonly scoreboard: readonly SubImpactScore[];
  readonly watchVersion: string;
}
