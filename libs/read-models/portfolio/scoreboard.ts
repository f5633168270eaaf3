import { IMPACT_OF, SUB_IMPACTS, type Actor, type SubImpact } from '#domain';
import { listLink } from '../listing/list-link.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type SubImpactScore } from './portfolio.response.js';

type Counts = Omit<SubImpactScore, 'impact' | 'subImpact' | 'list'>;

const NONE: Counts = {
  indicators: 0,
  agreed: 0,
  measured: 0,
  withProgress: 0,
  reached: 0,
  advancing: 0,
  notAdvancing: 0,
  median: null,
  lowest: null,
  highest: null,
};

/**
 * The three-impact scoreboard. Indicators of different definitions are never summed: their progress, each relative to
 * its own target, is counted and its median and range given, with the number of indicators behind. Where a period is
 * given, indicators whose own period meets it.
 */
export async function scoreboard(
  database: Queryable,
  caller: Actor,
  { from, to, ...filter }: PartnershipFilter,
): Promise<SubImpactScore[]> {
  const parameters = new SqlParameters();
  const scope = scopeOf(caller, filter, parameters);
  const period = [
    from && `i.period_to >= ${parameters.add(from)}::date`,
    to && `i.period_from <= ${parameters.add(to)}::date`,
  ].filter(Boolean);
  const scores = await database.query<(Counts & { subImpact: SubImpact })[]>(
    `WITH ${scope} SELECT i.sub_impact AS "subImpact", count(*)::int AS indicators,
       count(i.agreed_on)::int AS agreed, count(i.actual)::int AS measured, count(i.progress)::int AS "withProgress",
       count(*) FILTER (WHERE i.progress >= 1 OR i.maintained)::int AS reached,
       count(*) FILTER (WHERE i.progress > 0 AND i.progress < 1)::int AS advancing,
       count(*) FILTER (WHERE i.progress <= 0 OR NOT i.maintained)::int AS "notAdvancing",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY i.progress) AS median, min(i.progress) AS lowest, max(i.progress) AS highest
     FROM read.indicator i JOIN scope USING (partnership_id) ${period.length > 0 ? `WHERE ${period.join(' AND ')}` : ''} GROUP BY i.sub_impact`,
    parameters.values,
  );
  return SUB_IMPACTS.map((subImpact) => ({
    impact: IMPACT_OF[subImpact],
    ...NONE,
    ...scores.find((score) => score.subImpact === subImpact),
    subImpact,
    list: listLink('/v1/indicators', filter, { from, to, subImpact }),
  }));
}
