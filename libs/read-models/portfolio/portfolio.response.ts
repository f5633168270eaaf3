import {
  type Impact,
  type Stage,
  type Standing,
  type Status,
  type SubImpact,
  type WatchSignal,
} from '#domain';
import { type ClosedReport } from '../closings/closings.response.js';
import { type Stamp } from '../two-clocks/stamp.response.js';

/** A number of things, with the list of them. */
export class Figure {
  count: number;
  /** Path of the list behind the figure. */
  list: string;
}

export class StatusCount extends Figure {
  status: Status;
}

/** Partnerships at a stage, off the path, or where no stage is stated. */
export class StandingCount extends Figure {
  standing: Standing;
  statuses: StatusCount[];
}

/** Of the stays entered in the period on a day known exactly, what became of them. */
export class StageConversion {
  stage: Stage;
  entered: Figure;
  passed: Figure;
  wentBack: Figure;
  /** The partnership ended there. */
  ended: Figure;
  /** It stands there still, under way or suspended. */
  remaining: Figure;
  /** It was found at another stage; nobody knows the passage. */
  passageUnknown: Figure;
}

/** Whole days in a stage; null where there is no stay to tell. */
export class StayFigures {
  /** How many stays. */
  n: number;
  median: number | null;
  /** Three stays in four lasted no longer. */
  p75: number | null;
  shortest: number | null;
  longest: number | null;
  /** Path of the list behind the figures. */
  list: string;
}

export class TimeInStage {
  stage: Stage;
  /** Stays left by a gate or by going back. */
  completed: StayFigures;
  /** Stays that go on, up to the day of the report. */
  open: StayFigures;
  /** Stays in which the partnership ended. */
  ended: StayFigures;
}

/** Path of the list behind each figure of a score. */
export class ScoreLists {
  agreed: string;
  measured: string;
  withProgress: string;
  reached: string;
  advancing: string;
  notAdvancing: string;
}

/** Progress of indicators, each relative to its own target. */
export class Score {
  /** How many indicators there are. */
  indicators: number;
  /** How many are agreed by every party required. */
  agreed: number;
  /** How many were measured at least once. */
  measured: number;
  /** How many have a progress: baseline, target and a measure, the target not being the baseline. */
  withProgress: number;
  /** Target reached, or maintained within its tolerance. */
  reached: number;
  /** Between baseline and target. */
  advancing: number;
  /** At the baseline or on the wrong side of it, or not maintained. */
  notAdvancing: number;
  /** Median progress, to a thousandth each: 0 is the baseline, 1 the target. */
  median: number | null;
  lowest: number | null;
  highest: number | null;
  /** Path of the list of these indicators. */
  list: string;
  lists: ScoreLists;
}

/** Progress of the indicators on one impact. */
export class ImpactScore extends Score {
  impact: Impact;
}

/** Progress of the indicators on one sub-impact. */
export class SubImpactScore extends Score {
  impact: Impact;
  subImpact: SubImpact;
}

export class WatchCount extends Figure {
  signal: WatchSignal;
}

/** The portfolio: where partnerships stand, how they move, what to watch, what they achieve. */
export class Portfolio {
  stamp: Stamp;
  /** The closing it was asked at, with what was recorded since; absent where it was asked at none. */
  closing?: ClosedReport;
  /** How many partnerships it is about. */
  partnerships: Figure;
  standings: StandingCount[];
  conversion: StageConversion[];
  timeInStage: TimeInStage[];
  watch: WatchCount[];
  /** By impact. */
  impacts: ImpactScore[];
  /** By sub-impact. */
  scoreboard: SubImpactScore[];
  /** Version of the definition of what to watch. */
  watchVersion: string;
}
