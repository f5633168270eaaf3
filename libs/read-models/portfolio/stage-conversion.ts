import { STAGES, STAY_OUTCOMES, type StayOutcome } from '#domain';
import { listLink, type Criteria } from '../listing/list-link.js';
import { totalOf } from './counted-values.js';
import { type Counts } from './counts.js';
import { type StageConversion } from './portfolio.response.js';
import { staysAt } from './stays-counted.js';

/**
 * Of the stays entered in the period, on a day known exactly: how many passed the gate, went back, ended there, remain
 * there, or were found at another stage without anyone knowing the passage.
 */
export const stageConversion = (
  counts: Counts,
  { from, to, stage: _, ...criteria }: Criteria,
): StageConversion[] =>
  STAGES.map((stage) => {
    const figure = (...asked: StayOutcome[]) => {
      const outcomes = asked.length === 0 ? STAY_OUTCOMES : asked;
      const cells = outcomes.flatMap((outcome) => (outcome === 'open' ? ['open', 'suspended'] : [outcome]));
      return {
        count: totalOf(staysAt(counts, stage, cells)),
        list: listLink('/v1/stage-stays', criteria, {
          stage,
          outcome: asked,
          enteredFrom: from,
          enteredTo: to,
          entryKnown: 'true',
        }),
      };
    };
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
