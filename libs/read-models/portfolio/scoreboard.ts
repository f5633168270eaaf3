import { IMPACT_OF, IMPACTS, SUB_IMPACTS, type Actor, type Impact, type SubImpact } from '#domain';
import { PROGRESS_CONDITIONS, PROGRESS_STATES } from '../indicators/progress-states.js';
import { listLink } from '../listing/list-link.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type ImpactScore, type Score, type SubImpactScore } from './portfolio.response.js';

type Counts = Omit<Score, 'list' | 'lists'>;

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

const COUNTS = PROGRESS_STATES.map(
  (state) => `count(*) FILTER (WHERE ${PROGRESS_CONDITIONS[state]})::int AS "${state}"`,
).join(', ');

/**
 * The three-impact scoreboard, by impact and by sub-impact. Indicators of different definitions are never summed:
 * their progress, each relative to its own target, is counted and its median and range given, with the number of
 * indicators behind. Where a period is given, indicators whose own period meets it.
 */
export async function scoreboard(
  database: Queryable,
  caller: Actor,
  { from, to, ...filter }: PartnershipFilter,
): Promise<{ impacts: ImpactScore[]; subImpacts: SubImpactScore[] }> {
  const parameters = new SqlParameters();
  const scope = scopeOf(caller, filter, parameters);
  const period = [
    from && `i.period_to >= ${parameters.add(from)}::date`,
    to && `i.period_from <= ${parameters.add(to)}::date`,
  ].filter(Boolean);
  const scores = await database.query<(Counts & { impact: Impact; subImpact: SubImpact | null })[]>(
    `WITH ${scope} SELECT i.impact, i.sub_impact AS "subImpact", count(*)::int AS indicators, ${COUNTS},
       percentile_cont(0.5) WITHIN GROUP (ORDER BY i.progress) AS median, min(i.progress) AS lowest, max(i.progress) AS highest
     FROM read.indicator i JOIN scope USING (partnership_id) ${period.length > 0 ? `WHERE ${period.join(' AND ')}` : ''}
     GROUP BY GROUPING SETS ((i.impact), (i.impact, i.sub_impact))`,
    parameters.values,
  );
  const scored = (impact: Impact, subImpact: SubImpact | null): Score => {
    const { indicators, ...counts } =
      scores.find((one) => one.impact === impact && one.subImpact === subImpact) ?? NONE;
    const which = subImpact === null ? { impact } : { subImpact };
    const list = (progress?: string) => listLink('/v1/indicators', filter, { from, to, ...which, progress });
    return {
      ...NONE,
      ...counts,
      indicators,
      list: list(),
      lists: Object.fromEntries(
        PROGRESS_STATES.map((state) => [state, list(state)]),
      ) as unknown as Score['lists'],
    };
  };
  return {
    impacts: IMPACTS.map((impact) => ({ ...scored(impact, null), impact })),
    subImpacts: SUB_IMPACTS.map((subImpact) => ({
      ...scored(IMPACT_OF[subImpact], subImpact),
      impact: IMPACT_OF[subImpact],
      subImpact,
    })),
  };
}
