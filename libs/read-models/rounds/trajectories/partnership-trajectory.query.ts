import { actualOf, IMPACT_OF, numberOf, progressOf, versionInUse, type Indicator, type Round } from '#domain';
import { type Queryable } from '../../listing/queryable.js';
import { SqlParameters } from '../../listing/sql-parameters.js';
import {
  organisationsNamed,
  type OrganisationsOfSheet,
} from '../../partnership-sheet/organisations-of-sheet.js';
import { knownPartnershipFold } from '../../partnership-state.js';
import { partnershipSeenWithin } from '../../sight/partnership-seen.js';
import { roundsSeen } from '../../sight/round-seen.js';
import { type Sights } from '../../sight/sights.js';
import { type ReadHistory } from '../../two-clocks/known-stream.js';
import { questionnaireAsked } from '../asked-questionnaire.js';
import { countedViewpoint, impactMarks } from '../viewpoints.js';
import {
  type PartnershipTrajectory,
  type TrajectoryIndicator,
  type TrajectoryRound,
} from './partnership-trajectory.response.js';

/** A trajectory; what it is stamped with is the asker's to add. */
export type TrajectoryContent = Omit<PartnershipTrajectory, 'stamp'>;

/**
 * Rounds and indicators of a partnership over time; null where it had not begun at the point, or was not known.
 * @throws StreamNotFound where it is not seen, as where there is none
 */
export async function partnershipTrajectoryOf(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  partnershipId: string,
): Promise<TrajectoryContent | null> {
  const { viewer, point } = sights;
  const seen = await partnershipSeenWithin(database, history, viewer, partnershipId);
  const known = seen.at(knownPartnershipFold, point);
  if (!known || seen.sight.extent === 'published') return null;
  const { description, evaluation } = known.state.partnership;
  const ids = await roundIds(database, sights, partnershipId);
  const rounds = await roundsSeen(database, history, seen.sight, point, ids);
  const asked = [...rounds.values()].flatMap(({ parties }) =>
    parties.map(({ organisationId }) => organisationId),
  );
  const organisations = await organisationsNamed(database, asked, point);
  return {
    partnershipId,
    title: description.title,
    rounds: [...rounds]
      .flatMap(([roundId, round]) => trajectoryRound(roundId, round, organisations) ?? [])
      .sort((one, other) => (one.closedOn < other.closedOn ? -1 : one.closedOn > other.closedOn ? 1 : 0)),
    indicators: evaluation.indicators.map(trajectoryIndicator),
  };
}

async function roundIds(database: Queryable, sights: Sights, partnershipId: string): Promise<string[]> {
  const parameters = new SqlParameters();
  const rows = await database.query<{ id: string }[]>(
    `SELECT r.round_id AS id FROM ${sights.table('round', parameters)} r
     WHERE r.partnership_id = ${parameters.add(partnershipId)}::uuid AND r.has_results ORDER BY r.round_id`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}

/** A round by its last results; null before it has any. */
function trajectoryRound(
  roundId: string,
  round: Round,
  organisations: OrganisationsOfSheet,
): TrajectoryRound | null {
  const drawn = round.results.at(-1);
  const closedOn = round.openings.find(({ opening }) => opening === drawn?.opening)?.closedOn;
  if (!drawn || !closedOn) return null;
  const questionnaire = questionnaireAsked(round);
  return {
    ...{ roundId, title: round.title, opening: drawn.opening, closedOn },
    questionnaireCode: questionnaire.code,
    questionnaireVersion: questionnaire.version,
    viewpoints: drawn.viewpoints.map((one) => countedViewpoint(one, round, organisations)),
    impacts: impactMarks(drawn.viewpoints, questionnaire),
  };
}

function trajectoryIndicator(indicator: Indicator): TrajectoryIndicator {
  const inUse = versionInUse(indicator);
  const { version, definition } = inUse;
  const { name, unit, measure, scale, subImpact, baseline, target } = definition;
  const measurements = inUse.measurements.toSorted((one, other) =>
    one.measuredOn < other.measuredOn ? -1 : one.measuredOn > other.measuredOn ? 1 : 0,
  );
  return {
    ...{ indicatorId: indicator.indicatorId, version, name, unit, measure, subImpact, baseline, target },
    scale: scale && [...scale],
    impact: IMPACT_OF[subImpact],
    measures: measurements.map(({ measuredOn, ...figure }, place) => ({
      measuredOn,
      value: numberOf(measure, figure),
      progress: progressOf(
        definition,
        actualOf({ ...inUse, measurements: measurements.slice(0, place + 1) }),
      ),
    })),
  };
}
