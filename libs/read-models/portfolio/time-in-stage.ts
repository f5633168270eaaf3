import { STAGES, type Actor, type Stage } from '#domain';
import { listLink } from '../listing/list-link.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { openDays } from '../stage-stays/open-days.js';
import { type TimeInStage } from './portfolio.response.js';

type Kind = 'completed' | 'open' | 'ended';

interface Timed {
  stage: Stage;
  kind: Kind;
  n: number;
  median: number;
  p75: number;
  shortest: number;
  longest: number;
}

const OUTCOMES: Readonly<Record<Kind, readonly string[]>> = {
  completed: ['passed', 'went-back'],
  open: ['open'],
  ended: ['ended'],
};

/**
 * Days in stage. Completed stays (left by a gate or by going back, in the period where one is given) make the figures;
 * stays still open today and stays in which the partnership ended are given apart. Percentiles interpolate between
 * the two nearest stays (PostgreSQL's `percentile_cont`).
 */
export async function timeInStage(
  database: Queryable,
  caller: Actor,
  { from, to, stage: _, ...filter }: PartnershipFilter,
  today: string,
): Promise<TimeInStage[]> {
  const parameters = new SqlParameters();
  const { add } = parameters;
  const scope = scopeOf(caller, filter, parameters);
  const on = add(today);
  const left = [from && ` AND s.left_on >= ${add(from)}::date`, to && ` AND s.left_on <= ${add(to)}::date`]
    .filter(Boolean)
    .join('');
  const timed = await database.query<Timed[]>(
    `WITH ${scope}, timed AS (
       SELECT s.stage, s.days, 'completed' AS kind FROM read.stage_stay s JOIN scope USING (partnership_id)
       WHERE s.outcome IN ('passed', 'went-back') AND s.days IS NOT NULL${left}
       UNION ALL
       SELECT s.stage, ${openDays('s', on)}, s.outcome FROM read.stage_stay s JOIN scope USING (partnership_id)
       WHERE s.outcome IN ('open', 'ended') AND s.entry_known AND s.pauses_known)
     SELECT stage, kind, count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median,
            percentile_cont(0.75) WITHIN GROUP (ORDER BY days) AS p75, min(days) AS shortest, max(days) AS longest
     FROM timed GROUP BY stage, kind`,
    parameters.values,
  );
  return STAGES.map((stage) => {
    const figures = (kind: Kind) => {
      const found = timed.find((one) => one.stage === stage && one.kind === kind);
      const period = kind === 'completed' ? { leftFrom: from, leftTo: to } : {};
      return {
        n: found?.n ?? 0,
        median: found?.median ?? null,
        p75: found?.p75 ?? null,
        shortest: found?.shortest ?? null,
        longest: found?.longest ?? null,
        list: listLink('/v1/stage-stays', filter, {
          stage,
          outcome: OUTCOMES[kind],
          timed: 'true',
          ...period,
        }),
      };
    };
    return { stage, completed: figures('completed'), open: figures('open'), ended: figures('ended') };
  });
}
