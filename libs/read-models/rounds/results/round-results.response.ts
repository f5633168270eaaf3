import { type Objective, type ObjectiveList, type SharedValue } from '#domain';
import { type Stamp } from '../../two-clocks/stamp.response.js';
import { type AskedQuestionnaire } from '../round-sheet.response.js';
import {
  ViewpointMarks,
  type CountedViewpoint,
  type ImpactMarks,
  type TextInBoth,
} from '../viewpoints.response.js';

/** One viewpoint's answers to a question. */
export class QuestionMarks extends ViewpointMarks {
  /** How many gave each mark, mark 1 first; null where they are withheld, or nobody was counted. */
  marks: number[] | null;
}

/** A question with what each viewpoint answered. */
export class QuestionResults {
  code: string;
  text: TextInBoth;
  /** What it is about: a sub-impact, an objective as expected or perceived, a value, the relation. */
  kind: 'sub-impact' | 'objective' | 'value' | 'relation';
  /** What each mark says, mark 1 first. */
  scale: TextInBoth[];
  viewpoints: QuestionMarks[];
}

/** The two viewpoints whose medians lie furthest apart on a question: a party against a party or a panel. */
export class RoundDivergence {
  /** Code of the question. */
  question: string;
  /** Between the medians. */
  distance: number;
  /** As `viewpoints` names it. */
  lowest: string;
  highest: string;
}

/** What one viewpoint expects of an objective set against what it perceives. */
export class ExpectedAndPerceived {
  /** As `viewpoints` names it. */
  viewpoint: string;
  expected: number | null;
  /** `framework`: what the party stated it expects; `round`: what was answered; null: neither. */
  expectedFrom: 'framework' | 'round' | null;
  perceived: number | null;
  /** Perceived less expected; null where either is missing. */
  gap: number | null;
}

export class ObjectiveReading {
  list: ObjectiveList;
  objective: Objective;
  label: TextInBoth;
  viewpoints: ExpectedAndPerceived[];
}

/** One of PME11's three values as each viewpoint sees it. */
export class ValueReading {
  value: SharedValue;
  label: TextInBoth;
  viewpoints: ViewpointMarks[];
}

/** The results of a round, each viewpoint apart; before they are drawn, nobody's. */
export class RoundResults {
  stamp: Stamp;
  roundId: string;
  partnershipId: string;
  title: string;
  questionnaire: AskedQuestionnaire;
  /** The opening whose closing they were drawn at; null before any was. */
  opening: number | null;
  drawnOn: string | null;
  /** Parties first, in the order in which they were asked. */
  viewpoints: CountedViewpoint[];
  impacts: ImpactMarks[];
  questions: QuestionResults[];
  /** Where viewpoints diverge, the furthest first. */
  divergences: RoundDivergence[];
  objectives: ObjectiveReading[];
  /** PME11's reading of value. */
  values: ValueReading[];
}
