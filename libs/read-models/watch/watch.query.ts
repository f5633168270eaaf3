import { type DataSource } from 'typeorm';
import {
  GATES,
  isGate,
  isStage,
  RISK_ZONE_OF,
  WATCH_DEFINITION,
  type Actor,
  type Language,
  type PersonalText,
  type WatchSignal,
} from '#domain';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { openDays } from '../stage-stays/open-days.js';
import { watchReason } from './watch-reason.js';
import { type WatchItem } from './watch.response.js';

export interface WatchFilter extends PartnershipFilter {
  readonly signal?: readonly WatchSignal[] | undefined;
}

/** An item as the database gives it: the condition's text still sealed. */
export type SealedWatchItem = Omit<WatchItem, 'conditionText'> & {
  readonly conditionText: PersonalText | null;
};

const NOT_ENDED = `scope.status IN ('active', 'suspended')`;

/**
 * SQL of every reason to watch a partnership (domain, "à surveiller"), by `WATCH_DEFINITION`. A stage is judged by its
 * reference duration, else by the percentile of all completed stays where there are enough of them, else not.
 */
function watchSql(
  caller: Actor,
  filter: PartnershipFilter,
  today: string,
  parameters: SqlParameters,
): string {
  const { add } = parameters;
  const scope = scopeOf(caller, filter, parameters);
  const on = `${add(today)}::date`;
  const references = `${add(JSON.stringify(WATCH_DEFINITION.referenceDays))}::jsonb`;
  const { minimumStays, percentile, daysWithoutEvidence } = WATCH_DEFINITION;
  const nothing = 'NULL::float AS threshold, NULL::text AS basis, NULL::int AS stays';
  return `WITH ${scope},
    completed AS (
      SELECT stage, count(*)::int AS n, percentile_cont(${add(percentile)}) WITHIN GROUP (ORDER BY days) AS days
      FROM read.stage_stay WHERE outcome IN ('passed', 'went-back') AND days IS NOT NULL GROUP BY stage),
    open_stay AS (
      SELECT scope.partnership_id, scope.title, scope.standing, s.entered_on, ${openDays('s', on)} AS days,
             coalesce((${references} ->> s.stage)::float, CASE WHEN c.n >= ${add(minimumStays)} THEN c.days END) AS threshold,
             CASE WHEN ${references} ->> s.stage IS NULL THEN 'percentile' ELSE 'reference' END AS basis, c.n
      FROM scope JOIN read.stage_stay s USING (partnership_id) LEFT JOIN completed c ON c.stage = s.stage
      WHERE s.outcome = 'open' AND scope.status = 'active')
    SELECT partnership_id, title, standing, 'long-in-stage' AS signal, entered_on AS since, days,
           threshold, basis, CASE basis WHEN 'percentile' THEN n END AS stays, NULL::text AS gate, NULL::uuid AS condition_id, NULL::jsonb AS text
    FROM open_stay WHERE days > threshold
    UNION ALL
    SELECT scope.partnership_id, scope.title, scope.standing, 'condition-late', c.due_on, ${on} - c.due_on, ${nothing}, c.gate, c.condition_id, c.text
    FROM scope JOIN read.gate_condition c USING (partnership_id) WHERE c.status = 'open' AND c.due_on < ${on} AND ${NOT_ENDED}
    UNION ALL
    SELECT scope.partnership_id, scope.title, scope.standing, 'no-evidence', quiet.since, ${on} - quiet.since, ${nothing}, scope.standing, NULL, NULL
    FROM scope JOIN read.gate_watch w USING (partnership_id),
         LATERAL (SELECT greatest(w.last_evidence_on, scope.stage_since, scope.status_since) AS since) quiet
    WHERE scope.status = 'active' AND scope.standing = ANY (${add(GATES)}::text[]) AND ${on} - quiet.since > ${add(daysWithoutEvidence)}
    UNION ALL
    SELECT scope.partnership_id, scope.title, scope.standing, 'review-overdue', w.review_planned_for, ${on} - w.review_planned_for, ${nothing}, w.review_gate, NULL, NULL
    FROM scope JOIN read.gate_watch w USING (partnership_id) WHERE w.review_planned_for < ${on} AND ${NOT_ENDED}`;
}

const COLUMNS = `w.partnership_id AS "partnershipId", w.title, w.signal, w.standing, w.since, w.days, w.threshold, w.basis, w.stays,
  w.gate, w.condition_id AS "conditionId", w.text AS "conditionText"`;

const riskZoneOf = ({ standing }: Pick<WatchItem, 'standing'>): WatchItem['riskZone'] =>
  isStage(standing) && isGate(standing) ? RISK_ZONE_OF[standing] : null;

/** What to watch, the longest standing first, a page at a time. @throws InvalidCursor */
export async function listWatch(
  dataSource: DataSource,
  caller: Actor,
  { signal, ...filter }: WatchFilter,
  today: string,
  language: Language,
  page: PageRequest,
): Promise<Page<SealedWatchItem>> {
  const parameters = new SqlParameters();
  const listed = await listPage<Omit<SealedWatchItem, 'riskZone' | 'reason'>>(
    dataSource,
    {
      columns: COLUMNS,
      from: `(${watchSql(caller, filter, today, parameters)}) w`,
      where: signal ? [`w.signal = ANY (${parameters.add(signal)}::text[])`] : [],
      sort: { name: '-days', expression: 'w.days', descending: true },
      id: ['w.partnership_id', 'w.signal', `coalesce(w.condition_id::text, '')`],
    },
    parameters,
    page,
  );
  return {
    ...listed,
    items: listed.items.map((item) => ({
      ...item,
      riskZone: riskZoneOf(item),
      reason: watchReason(item, language),
    })),
  };
}

/** How many reasons to watch there are, by signal. */
export async function countWatch(
  database: Queryable,
  caller: Actor,
  filter: PartnershipFilter,
  today: string,
): Promise<ReadonlyMap<WatchSignal, number>> {
  const parameters = new SqlParameters();
  const counted = await database.query<{ signal: WatchSignal; count: number }[]>(
    `SELECT w.signal, count(*)::int AS count FROM (${watchSql(caller, filter, today, parameters)}) w GROUP BY w.signal`,
    parameters.values,
  );
  return new Map(counted.map(({ signal, count }) => [signal, count]));
}
