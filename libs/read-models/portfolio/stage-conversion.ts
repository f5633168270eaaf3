import { STAGES, type Actor, type Stage } from '#domain';
import { listLink } from '../listing/list-link.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type StageConversion } from './portfolio.response.js';

type Outcomes = Record<'passed' | 'went-back' | 'ended' | 'open' | 'observed-elsewhere', number>;

/**
 * Of the stays entered in the period, on a day known exactly: how many passed the gate, went back, ended there, remain
 * there, or were found at another stage without anyone knowing the passage.
 */
export async function stageConversion(
  database: Queryable,
  caller: Actor,
  { from, to, stage: _, ...filter }: PartnershipFilter,
): Promise<StageConversion[]> {
  const parameters = new SqlParameters();
  const scope = scopeOf(caller, filter, parameters);
  const period = [
    from && ` AND s.entered_on >= ${parameters.add(from)}::date`,
    to && ` AND s.entered_on <= ${parameters.add(to)}::date`,
  ].filter(Boolean);
  const counted = await database.query<{ stage: Stage; outcome: keyof Outcomes; count: number }[]>(
    `WITH ${scope} SELECT s.stage, s.outcome, count(*)::int AS count
     FROM read.stage_stay s JOIN scope USING (partnership_id) WHERE s.entry_known${period.join('')} GROUP BY s.stage, s.outcome`,
    parameters.values,
  );
  return STAGES.map((stage) => {
    const figure = (...outcome: (keyof Outcomes)[]) => ({
      count: counted
        .filter((one) => one.stage === stage && (outcome.length === 0 || outcome.includes(one.outcome)))
        .reduce((sum, { count }) => sum + count, 0),
      list: listLink('/v1/stage-stays', filter, {
        stage,
        outcome,
        enteredFrom: from,
        enteredTo: to,
        entryKnown: 'true',
      }),
    });
    return {
      stage,
      entered: figure(),
      passed: figure('passed'),
      wentBack: figure('went-back'),
      ended: figure('ended'),
      remaining: figure('open'),
      passageUnknown: figure('observed-elsewhere'),
    };
  });
}
