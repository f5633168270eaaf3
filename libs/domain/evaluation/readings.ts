import { IMPACT_OF, IMPACTS, SUB_IMPACTS, type Impact, type SubImpact } from '../reference/impacts.js';
import { type Objective, type ObjectiveList } from '../reference/objectives.js';
import { type Question, type Questionnaire, type SharedValue } from './questionnaire.js';
import { type DrawnViewpoint, type Viewpoint } from './round-events.js';
import { figuresOf, pooled, type Figures } from './tallies.js';

/** Figures of one viewpoint; null where they are withheld or nobody answered. */
export interface ViewpointFigures {
  readonly viewpoint: Viewpoint;
  readonly figures: Figures | null;
}

/** Answers of the questions shown of one viewpoint that `belongs` names, pooled. */
function pooledFigures(
  { questions }: DrawnViewpoint,
  questionnaire: Questionnaire,
  belongs: (question: Question) => boolean,
): Figures | null {
  const tally = pooled(questionnaire.questions.filter(belongs).flatMap(({ code }) => questions[code] ?? []));
  return tally && figuresOf(tally);
}

/** What one viewpoint says of the impacts. */
export interface ImpactReading {
  readonly impacts: Readonly<Record<Impact, Figures | null>>;
  readonly subImpacts: Readonly<Record<SubImpact, Figures | null>>;
}

/** The three impacts and the seven sub-impacts as one viewpoint sees them, over the answers of the questions shown. */
export function impactReading(drawn: DrawnViewpoint, questionnaire: Questionnaire): ImpactReading {
  const over = (counts: (subImpact: SubImpact) => boolean) =>
    pooledFigures(
      drawn,
      questionnaire,
      ({ subject }) => subject.kind === 'sub-impact' && counts(subject.subImpact),
    );
  return {
    impacts: Object.fromEntries(
      IMPACTS.map((impact) => [impact, over((subImpact) => IMPACT_OF[subImpact] === impact)]),
    ) as Record<Impact, Figures | null>,
    subImpacts: Object.fromEntries(
      SUB_IMPACTS.map((subImpact) => [subImpact, over((each) => each === subImpact)]),
    ) as Record<SubImpact, Figures | null>,
  };
}

/** The two viewpoints whose medians lie furthest apart on a question. */
export interface Divergence {
  readonly question: string;
  readonly distance: number;
  readonly lowest: Viewpoint;
  readonly highest: Viewpoint;
}

/**
 * Where viewpoints diverge most: of each question the furthest pair, party against party or party against panel (two
 * panels have nothing to debate with each other), the furthest question first. A question that no pair answered has none.
 */
export function divergences(drawn: readonly DrawnViewpoint[], questionnaire: Questionnaire): Divergence[] {
  const ofQuestion = ({ code }: Question): Divergence[] => {
    const medians = drawn.flatMap(({ viewpoint, questions }) => {
      const median = questions[code] ? figuresOf(questions[code]).median : null;
      return median === null ? [] : [{ viewpoint, median }];
    });
    const pairs = medians.flatMap((one) =>
      medians
        .filter((other) => other !== one && other.median >= one.median)
        .filter((other) => one.viewpoint.kind === 'party' || other.viewpoint.kind === 'party')
        .map((other) => ({
          question: code,
          distance: other.median - one.median,
          lowest: one.viewpoint,
          highest: other.viewpoint,
        })),
    );
    return pairs.sort((one, other) => other.distance - one.distance).slice(0, 1);
  };
  return questionnaire.questions.flatMap(ofQuestion).sort((one, other) => other.distance - one.distance);
}

/** What one viewpoint expects of an objective set against what it perceives. */
export interface ExpectedAgainstPerceived {
  readonly list: ObjectiveList;
  readonly objective: Objective;
  readonly viewpoint: Viewpoint;
  readonly expected: number | null;
  /** Whether the party stated it in the framework, or answered it in the round; null where it did neither. */
  readonly expectedFrom: 'framework' | 'round' | null;
  readonly perceived: number | null;
  /** Perceived less expected; null where either is missing. */
  readonly gap: number | null;
}

/** What a party stated in the framework that it expects of an objective of its sphere; null where it did not. */
export type StatedExpectation = (organisationId: string, objective: Objective) => number | null;

/**
 * Expected against perceived, by objective and viewpoint. Expected is what the party stated in the framework, for an
 * objective of its own sphere's list, else what it answered in the round.
 */
export function expectedAgainstPerceived(
  drawn: readonly DrawnViewpoint[],
  questionnaire: Questionnaire,
  listOf: (viewpoint: Viewpoint) => ObjectiveList | null,
  stated: StatedExpectation,
): ExpectedAgainstPerceived[] {
  return questionnaire.questions.flatMap(({ code, subject }) => {
    if (subject.kind !== 'objective' || subject.rating !== 'perceived') return [];
    const { list, objective } = subject;
    const asExpected = questionnaire.questions.find(
      ({ subject: other }) =>
        other.kind === 'objective' &&
        other.rating === 'expected' &&
        other.list === list &&
        other.objective === objective,
    )?.code;
    return drawn.flatMap(({ viewpoint, questions }) => {
      const medianOf = (question: string | undefined): number | null =>
        question !== undefined && questions[question] ? figuresOf(questions[question]).median : null;
      const inFramework =
        viewpoint.kind === 'party' && listOf(viewpoint) === list
          ? stated(viewpoint.organisationId, objective)
          : null;
      const expected = inFramework ?? medianOf(asExpected);
      const perceived = medianOf(code);
      if (expected === null && perceived === null) return [];
      return [
        {
          list,
          objective,
          viewpoint,
          expected,
          expectedFrom:
            inFramework !== null ? ('framework' as const) : expected !== null ? ('round' as const) : null,
          perceived,
          gap: expected === null || perceived === null ? null : perceived - expected,
        },
      ];
    });
  });
}

/** PME11's reading: each of its three values as every viewpoint sees it. */
export function valueReading(
  drawn: readonly DrawnViewpoint[],
  questionnaire: Questionnaire,
): { readonly value: SharedValue; readonly viewpoints: readonly ViewpointFigures[] }[] {
  return questionnaire.questions.flatMap(({ code, subject }) =>
    subject.kind === 'value'
      ? [
          {
            value: subject.value,
            viewpoints: drawn.map(({ viewpoint, questions }) => ({
              viewpoint,
              figures: questions[code] ? figuresOf(questions[code]) : null,
            })),
          },
        ]
      : [],
  );
}
