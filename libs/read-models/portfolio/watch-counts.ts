import { STAGES, WATCH_DEFINITION, WATCH_SIGNALS, type WatchSignal } from '#domain';
import { listLink, type Criteria } from '../listing/list-link.js';
import { type StageThresholds } from '../watch/stage-thresholds.js';
import { countBelow, totalOf } from './counted-values.js';
import { type Counts } from './counts.js';
import { dayNumber, EVERYWHERE } from './portfolio-items.js';
import { type WatchCount } from './portfolio.response.js';
import { staysByDays } from './stays-counted.js';

/** How many reasons to watch there are, by signal: the rules of the list of what to watch, on counts. */
export function watchCounts(
  counts: Counts,
  thresholds: StageThresholds,
  criteria: Criteria,
  asOf: string,
  missing: (bucket: string) => void,
): WatchCount[] {
  const today = dayNumber(asOf);
  const before = (measure: 'condition-due' | 'review-due' | 'quiet-since', day: number) =>
    countBelow(counts.in(measure, EVERYWHERE), day, missing);
  const longAt = (stage: (typeof STAGES)[number]): number => {
    const days = thresholds.find((threshold) => threshold.stage === stage)?.days;
    if (days === undefined) return 0;
    const open = staysByDays(counts, stage, ['open'], asOf);
    return totalOf(open) - countBelow(open, Math.floor(days) + 1, missing);
  };
  const counted: Readonly<Record<WatchSignal, number>> = {
    'long-in-stage': STAGES.reduce((sum, stage) => sum + longAt(stage), 0),
    'condition-late': before('condition-due', today),
    'no-evidence': before('quiet-since', today - WATCH_DEFINITION.daysWithoutEvidence),
    'review-overdue': before('review-due', today),
  };
  return WATCH_SIGNALS.map((signal) => ({
    signal,
    count: counted[signal],
    list: listLink('/v1/watch', criteria, { signal }),
  }));
}
