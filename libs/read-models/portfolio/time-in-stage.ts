import { STAGES, type Stage, type StayOutcome } from '#domain';
import { listLink, type Criteria } from '../listing/list-link.js';
import { spreadOf } from './counted-values.js';
import { type Counts } from './counts.js';
import { type StayFigures, type TimeInStage } from './portfolio.response.js';
import { staysByDays } from './stays-counted.js';

type Kind = 'completed' | 'open' | 'ended';

const OUTCOMES: Readonly<Record<Kind, readonly StayOutcome[]>> = {
  completed: ['passed', 'went-back'],
  open: ['open'],
  ended: ['ended'],
};

/** Cells of a kind: a stay goes on while its partnership is suspended too. */
const CELLS: Readonly<Record<Kind, readonly string[]>> = { ...OUTCOMES, open: ['open', 'suspended'] };

/**
 * Days in stage. Completed stays (left by a gate or by going back, in the period where one is given) make the figures;
 * stays still open and stays in which the partnership ended are given apart. Percentiles interpolate between the two
 * nearest stays.
 */
export function timeInStage(
  counts: Counts,
  { from, to, stage: _, ...criteria }: Criteria,
  asOf: string,
  missing: (bucket: string) => void,
): TimeInStage[] {
  const figures = (stage: Stage, kind: Kind): StayFigures => {
    const { least, most, ...spread } = spreadOf(staysByDays(counts, stage, CELLS[kind], asOf), missing);
    const period = kind === 'completed' ? { leftFrom: from, leftTo: to } : {};
    const list = listLink('/v1/stage-stays', criteria, {
      stage,
      outcome: OUTCOMES[kind],
      timed: 'true',
      ...period,
    });
    return { ...spread, shortest: least, longest: most, list };
  };
  return STAGES.map((stage) => ({
    stage,
    completed: figures(stage, 'completed'),
    open: figures(stage, 'open'),
    ended: figures(stage, 'ended'),
  }));
}
