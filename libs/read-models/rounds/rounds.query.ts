import { type RoundState } from '#domain';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import {
  partnershipConditions,
  type PartnershipFilter,
} from '../partnership-directory/partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { organisationsKnownAt } from '../two-clocks/organisations-at.js';
import { type ListedRound } from './rounds.response.js';
import { awaits } from './awaits-me.js';

export interface RoundFilter extends PartnershipFilter {
  readonly state?: readonly RoundState[] | undefined;
  /** The cohort that it was opened with. */
  readonly cohort?: readonly string[] | undefined;
  /** True: only those that wait for the organisation that the caller acts for. */
  readonly awaitsMe?: boolean | undefined;
}

const COLUMNS = `r.round_id AS "roundId", r.partnership_id AS "partnershipId", p.title AS "partnershipTitle",
  r.title, r.questionnaire_code AS "questionnaireCode", r.questionnaire_version AS "questionnaireVersion",
  r.cohort_id AS "cohortId", r.cohort_name AS "cohortName", r.state, r.opening, r.opened_on AS "openedOn",
  r.closes_on AS "closesOn", r.closed_on AS "closedOn", r.has_results AS "hasResults", r.panels`;

/** Rounds of evaluation, the last opened first. @throws InvalidCursor */
export function listRounds(
  database: Queryable,
  sights: Sights,
  { state, cohort, awaitsMe, ...filter }: RoundFilter,
  page: PageRequest,
): Promise<Page<ListedRound>> {
  const parameters = new SqlParameters();
  const { add } = parameters;
  const rounds = sights.table('round', parameters);
  const partnerships = sights.table('partnership', parameters);
  const where = [
    ...partnershipConditions(filter, sights, parameters),
    state && `r.state = ANY (${add(state)}::text[])`,
    cohort && `r.cohort_id = ANY (${add(cohort)}::uuid[])`,
    awaitsMe && awaits(sights, parameters),
  ].filter((condition) => typeof condition === 'string');
  return listPage<ListedRound>(
    database,
    {
      columns: () =>
        `${COLUMNS}, ${partiesIn(sights, parameters)} AS "parties",
         ${partiesAnswered(sights, parameters)} AS "partiesAnswered", ${awaits(sights, parameters)} AS "awaitsMe"`,
      from: `${rounds} r JOIN ${partnerships} p ON p.partnership_id = r.partnership_id`,
      where,
      sort: { name: '-openedOn', expression: 'r.opened_on', descending: true },
      id: ['r.round_id'],
    },
    parameters,
    page,
  );
}

/** How many of the parties asked have given a sheet. */
const partiesAnswered = (sights: Sights, parameters: SqlParameters): string =>
  `(SELECT count(DISTINCT given.organisation_id)::int FROM ${sights.table('sheet', parameters)} given
    WHERE given.round_id = r.round_id AND given.organisation_id = ANY (r.party_ids))`;

/** The parties asked, by the names that they are known by. */
const partiesIn = ({ point }: Sights, parameters: SqlParameters): string =>
  `(SELECT coalesce(jsonb_agg(asked.party || jsonb_build_object('name', o.name) ORDER BY asked.place), '[]')
    FROM jsonb_array_elements(r.parties) WITH ORDINALITY asked (party, place)
    LEFT JOIN ${organisationsKnownAt(point, parameters)} o
      ON o.organisation_id = (asked.party->>'organisationId')::uuid)`;
