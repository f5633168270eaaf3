import { type Impact, type MeasureKind, type SubImpact } from '#domain';
import { type Stamp } from '../../two-clocks/stamp.response.js';
import { type CountedViewpoint, type ImpactMarks } from '../viewpoints.response.js';

/** A round on a trajectory, by its last results. */
export class TrajectoryRound {
  roundId: string;
  title: string;
  questionnaireCode: string;
  questionnaireVersion: number;
  opening: number;
  /** Day of the closing that its results were drawn at. */
  closedOn: string;
  viewpoints: CountedViewpoint[];
  impacts: ImpactMarks[];
}

export class TrajectoryMeasure {
  measuredOn: string;
  /** As its indicator measures: cents of money, hundredths, a rank of its scale; null where it is no number. */
  value: number | null;
  /** With this measure, the periods of a flow summed: 1 is the target reached, 0 the baseline; may lie outside; null where there is none. */
  progress: number | null;
}

/** An indicator on a trajectory, in the version that results are read under. */
export class TrajectoryIndicator {
  indicatorId: string;
  version: number;
  name: string;
  unit: string;
  measure: MeasureKind;
  /** Labels of an ordinal scale, the lowest first; null on any other. */
  scale: string[] | null;
  impact: Impact;
  subImpact: SubImpact;
  baseline: number | null;
  target: number | null;
  measures: TrajectoryMeasure[];
}

/** Rounds and indicators of a partnership on the three impacts, over time. */
export class PartnershipTrajectory {
  stamp: Stamp;
  partnershipId: string;
  title: string;
  /** In order of closing. */
  rounds: TrajectoryRound[];
  indicators: TrajectoryIndicator[];
}
