import {
  divergences,
  expectedAgainstPerceived,
  figuresOf,
  objectiveListOf,
  OBJECTIVE_LABELS,
  SHARED_VALUE_LABELS,
  valueReading,
  type DrawnResults,
  type DrawnViewpoint,
  type Questionnaire,
  type Round,
  type StatedExpectation,
} from '#domain';
import { type Queryable } from '../../listing/queryable.js';
import { organisationsNamed } from '../../partnership-sheet/organisations-of-sheet.js';
import { statedExpectations } from '../stated-expectations.js';
import { roundSeen } from '../../sight/round-seen.js';
import { type Sights } from '../../sight/sights.js';
import { type ReadHistory } from '../../two-clocks/known-stream.js';
import { askedQuestionnaire, questionnaireAsked } from '../asked-questionnaire.js';
import { countedViewpoint, impactMarks, viewpointKey } from '../viewpoints.js';
import {
  type ObjectiveReading,
  type QuestionResults,
  type RoundDivergence,
  type RoundResults,
  type ValueReading,
} from './round-results.response.js';

/** Results; what they are stamped with is the asker's to add. */
export type ResultsContent = Omit<RoundResults, 'stamp'>;

/**
 * The results of a round, by its last drawing; null where the round was not opened at the point, or not known.
 * @throws StreamNotFound where its partnership is not seen, as where there is none
 */
export async function roundResultsOf(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  roundId: string,
): Promise<ResultsContent | null> {
  const { known } = await roundSeen(database, history, sights, roundId);
  if (!known) return null;
  const { state: round } = known;
  const drawn = round.results.at(-1) ?? null;
  const organisations = await organisationsNamed(
    database,
    round.parties.map(({ organisationId }) => organisationId),
    sights.point,
  );
  const stated = drawn
    ? await statedExpectations(database, history, sights, round.partnershipId)
    : () => null;
  const { partnershipId, title } = round;
  const viewpoints = drawn?.viewpoints.map((one) => countedViewpoint(one, round, organisations)) ?? [];
  return { roundId, partnershipId, title, ...resultsOf(round, drawn, stated), viewpoints };
}

/** All readings of one drawing. */
function resultsOf(round: Round, drawn: DrawnResults | null, stated: StatedExpectation) {
  const questionnaire = questionnaireAsked(round);
  const viewpoints = drawn?.viewpoints ?? [];
  return {
    questionnaire: askedQuestionnaire(questionnaire),
    opening: drawn?.opening ?? null,
    drawnOn: drawn?.drawnOn ?? null,
    impacts: drawn ? impactMarks(viewpoints, questionnaire) : [],
    questions: drawn ? questionResults(viewpoints, questionnaire) : [],
    divergences: divergences(viewpoints, questionnaire).map(
      ({ lowest, highest, ...divergence }): RoundDivergence => ({
        ...divergence,
        lowest: viewpointKey(lowest),
        highest: viewpointKey(highest),
      }),
    ),
    objectives: objectiveReadings(viewpoints, questionnaire, stated),
    values: drawn ? valueReadings(viewpoints, questionnaire) : [],
  };
}

const questionResults = (
  drawn: readonly DrawnViewpoint[],
  { questions, scales }: Questionnaire,
): QuestionResults[] =>
  questions.map(({ code, text, subject, scale }) => ({
    code,
    text,
    kind: subject.kind,
    scale: [...(scales.find((one) => one.code === scale)?.labels ?? [])],
    viewpoints: drawn.map(({ viewpoint, questions: { [code]: tally } }) => ({
      viewpoint: viewpointKey(viewpoint),
      figures: tally ? figuresOf(tally) : null,
      marks: tally ? [...tally.marks] : null,
    })),
  }));

function objectiveReadings(
  drawn: readonly DrawnViewpoint[],
  questionnaire: Questionnaire,
  stated: StatedExpectation,
): ObjectiveReading[] {
  const readings = expectedAgainstPerceived(
    drawn,
    questionnaire,
    (viewpoint) => (viewpoint.kind === 'party' ? objectiveListOf(viewpoint.sphere) : null),
    stated,
  );
  return [...Map.groupBy(readings, ({ list, objective }) => `${list}/${objective}`).values()].flatMap((of) =>
    of.slice(0, 1).map(({ list, objective }) => ({
      list,
      objective,
      label: OBJECTIVE_LABELS[objective],
      viewpoints: of.map(({ viewpoint, expected, expectedFrom, perceived, gap }) => ({
        viewpoint: viewpointKey(viewpoint),
        ...{ expected, expectedFrom, perceived, gap },
      })),
    })),
  );
}

const valueReadings = (drawn: readonly DrawnViewpoint[], questionnaire: Questionnaire): ValueReading[] =>
  valueReading(drawn, questionnaire).map(({ value, viewpoints }) => ({
    value,
    label: SHARED_VALUE_LABELS[value],
    viewpoints: viewpoints.map(({ viewpoint, figures }) => ({ viewpoint: viewpointKey(viewpoint), figures })),
  }));
