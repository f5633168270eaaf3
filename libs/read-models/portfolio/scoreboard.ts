import { IMPACT_OF, IMPACTS, SUB_IMPACTS, type Impact, type SubImpact } from '#domain';
import { PROGRESS_STATES } from '../indicators/progress-states.js';
import { listLink, type Criteria } from '../listing/list-link.js';
import { spreadOf, totalOf } from './counted-values.js';
import { type Counts } from './counts.js';
import { CELLS } from './portfolio-cells.js';
import { type ImpactScore, type Score, type SubImpactScore } from './portfolio.response.js';

const thousandth = (value: number | null): number | null => (value === null ? null : value / 1000);

function scoreOf(
  counts: Counts,
  subImpacts: readonly SubImpact[],
  missing: (bucket: string) => void,
): Omit<Score, 'list' | 'lists'> {
  const counted = CELLS.progress
    .map((cell) => ({ cell, parts: cell.split('/') }))
    .filter(({ parts: [subImpact] }) => subImpacts.includes(subImpact as SubImpact))
    .map(({ cell, parts: [, agreement, verdict] }) => {
      const withProgress = counts.in('progress', cell);
      const n = totalOf(withProgress) + totalOf(counts.in('indicator', cell));
      return { agreement, verdict, withProgress, n };
    });
  const count = (holds: (one: (typeof counted)[number]) => boolean): number =>
    counted.filter(holds).reduce((sum, { n }) => sum + n, 0);
  const progress = spreadOf(
    counted.flatMap(({ withProgress }) => withProgress),
    missing,
  );
  return {
    indicators: count(() => true),
    agreed: count(({ agreement }) => agreement === 'agreed'),
    measured: count(({ verdict }) => verdict !== 'unmeasured'),
    withProgress: progress.n,
    reached: count(({ verdict }) => verdict === 'reached'),
    advancing: count(({ verdict }) => verdict === 'advancing'),
    notAdvancing: count(({ verdict }) => verdict === 'not-advancing'),
    median: thousandth(progress.median),
    lowest: thousandth(progress.least),
    highest: thousandth(progress.most),
  };
}

/**
 * The three-impact scoreboard, by impact and by sub-impact. Indicators of different definitions are never summed:
 * their progress, each relative to its own target and rounded to a thousandth, is counted and its median and range
 * given, with the number of indicators behind. Where a period is given, indicators whose own period meets it.
 */
export function scoreboard(
  counts: Counts,
  criteria: Criteria,
  missing: (bucket: string) => void,
): { impacts: ImpactScore[]; subImpacts: SubImpactScore[] } {
  const scored = (which: { impact: Impact } | { subImpact: SubImpact }): Score => {
    const subImpacts =
      'impact' in which ? SUB_IMPACTS.filter((one) => IMPACT_OF[one] === which.impact) : [which.subImpact];
    const list = (progress?: string) => listLink('/v1/indicators', criteria, { ...which, progress });
    return {
      ...scoreOf(counts, subImpacts, missing),
      list: list(),
      lists: Object.fromEntries(
        PROGRESS_STATES.map((state) => [state, list(state)]),
      ) as unknown as Score['lists'],
    };
  };
  return {
    impacts: IMPACTS.map((impact) => ({ ...scored({ impact }), impact })),
    subImpacts: SUB_IMPACTS.map((subImpact) => ({
      ...scored({ subImpact }),
      impact: IMPACT_OF[subImpact],
      subImpact,
    })),
  };
}
