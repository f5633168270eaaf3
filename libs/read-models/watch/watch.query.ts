import {
  GATES,
  isGate,
  isStage,
  RISK_ZONE_OF,
  WATCH_DEFINITION,
  type Language,
  type PersonalText,
  type WatchSignal,
} from '#domain';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { openDays } from '../stage-stays/open-days.js';
import { stageThresholds, type StageThresholds } from './stage-thresholds.js';
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
 * SQL of every reason to watch a partnership (domain, "à surveiller"), by `WATCH_DEFINITION`.
 */
function watchSql(
  sights: Sights,
  filter: PartnershipFilter,
  thresholds: StageThresholds,
  parameters: SqlParameters,
): string {
  const { add } = parameters;
  const scope = scopeOf(filter, sights, parameters);
  const on = parameters.once(sights.point.asOf, 'date');
  const judged = `${add(JSON.stringify(thresholds))}::jsonb`;
  const { daysWithoutEvidence } = WATCH_DEFINITION;
  const at = (table: Parameters<Sights['table']>[0]) => sights.table(table, parameters);
  const nothing = 'NULL::float AS threshold, NULL::text AS basis, NULL::int AS stays';
  return `WITH ${scope},
    judged AS (
      SELECT stage, days, basis, stays FROM jsonb_to_recordset(${judged}) AS j (stage text, days float, basis text, stays int)),
    open_stay AS (
      SELECT scope.partnership_id, scope.title, scope.standing, s.entered_on, ${openDays('s', on)} AS days,
             j.days AS threshold, j.basis, j.stays
      FROM scope JOIN ${at('stage_stay')} s USING (partnership_id) JOIN judged j USING (stage)
      WHERE s.outcome = 'open' AND scope.status = 'active')
    SELECT partnership_id, title, standing, 'long-in-stage' AS signal, entered_on AS since, days,
           threshold, basis, stays, NULL::text AS gate, NULL::uuid AS condition_id, NULL::jsonb AS text
    FROM open_stay WHERE days > threshold
    UNION ALL
    SELECT scope.partnership_id, scope.title, scope.standing, 'condition-late', c.due_on, ${on} - c.due_on, ${nothing}, c.gate, c.condition_id, c.text
    FROM scope JOIN ${at('gate_condition')} c USING (partnership_id) WHERE c.status = 'open' AND c.due_on < ${on} AND ${NOT_ENDED}
    UNION ALL
    SELECT scope.partnership_id, scope.title, scope.standing, 'no-evidence', quiet.since, ${on} - quiet.since, ${nothing}, scope.standing, NULL, NULL
    FROM scope JOIN ${at('gate_watch')} w USING (partnership_id),
         LATERAL (SELECT greatest(w.last_evidence_on, scope.stage_since, scope.status_since) AS since) quiet
    WHERE scope.status = 'active' AND scope.standing = ANY (${add(GATES)}::text[]) AND ${on} - quiet.since > ${add(daysWithoutEvidence)}
    UNION ALL
    SELECT scope.partnership_id, scope.title, scope.standing, 'review-overdue', w.review_planned_for, ${on} - w.review_planned_for, ${nothing}, w.review_gate, NULL, NULL
    FROM scope JOIN ${at('gate_watch')} w USING (partnership_id) WHERE w.review_planned_for < ${on} AND ${NOT_ENDED}`;
}

const COLUMNS = `w.partnership_id AS "partnershipId", w.title, w.signal, w.standing, w.since, w.days, w.threshold, w.basis, w.stays,
  w.gate, w.condition_id AS "conditionId", w.text AS "conditionText"`;

const riskZoneOf = ({ standing }: Pick<WatchItem, 'standing'>): WatchItem['riskZone'] =>
  isStage(standing) && isGate(standing) ? RISK_ZONE_OF[standing] : null;

/** What to watch, the longest standing first, a page at a time. @throws InvalidCursor */
export async function listWatch(
  database: Queryable,
  sights: Sights,
  { signal, ...filter }: WatchFilter,
  language: Language,
  page: PageRequest,
): Promise<Page<SealedWatchItem>> {
  const parameters = new SqlParameters();
  const listed = await listPage<Omit<SealedWatchItem, 'riskZone' | 'reason'>>(
    database,
    {
      columns: COLUMNS,
      from: `(${watchSql(sights, filter, await stageThresholds(database, sights), parameters)}) w`,
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
