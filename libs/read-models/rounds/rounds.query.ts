import { type RoundState } from '#domain';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
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

const COLUMNS = `r.round_id AS "roundId", r.partnership_id AS "partnershipId", r.partnership_title AS "partnershipTitle",
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
  const scope = scopeOf(filter, sights, parameters);
  const where = [
    state && `r.state = ANY (${add(state)}::text[])`,
    cohort && `r.cohort_id = ANY (${add(cohort)}::uuid[])`,
    awaitsMe && 'r.awaits_me',
  ].filter((condition) => typeof condition === 'string');
  const parties = `(SELECT coalesce(jsonb_agg(asked.party || jsonb_build_object('name', o.name) ORDER BY asked.place), '[]')
      FROM jsonb_array_elements(r.parties) WITH ORDINALITY asked (party, place)
      LEFT JOIN ${organisationsKnownAt(sights.point, parameters)} o
        ON o.organisation_id = (asked.party->>'organisationId')::uuid) AS "parties"`;
  return listPage<ListedRound>(
    database,
    {
      columns: `${COLUMNS}, ${parties}, r.awaits_me AS "awaitsMe"`,
      from: `(WITH ${scope} SELECT r.*, scope.title AS partnership_title, ${awaits(sights, parameters)} AS awaits_me
              FROM ${sights.table('round', parameters)} r JOIN scope USING (partnership_id)) r`,
      where,
      sort: { name: '-openedOn', expression: 'r.opened_on', descending: true },
      id: ['r.round_id'],
    },
    parameters,
    page,
  );
}
