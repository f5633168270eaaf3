/** What a rebuild is doing, in this order. */
export const REBUILD_STEPS = ['reading', 'telling', 'indexing', 'catching-up', 'switching'] as const;
export type RebuildStep = (typeof REBUILD_STEPS)[number];

/** How far a rebuild has come. */
export interface RebuildProgress {
  readonly step: RebuildStep;
  /** Events, or statements where it is indexing, done of those that the step has; `of` is null where it is not known. */
  readonly done: number;
  readonly of: number | null;
  readonly elapsedSeconds: number;
  /** For all that is left, the steps to come included; null while there is nothing to judge by. */
  readonly secondsLeft: number | null;
}

/** Shares of the whole time, a first guess: what is left of steps that have not begun is judged by them. */
const SHARES: Readonly<Record<RebuildStep, number>> = {
  reading: 0.28,
  telling: 0.5,
  indexing: 0.2,
  'catching-up': 0.02,
  switching: 0,
};

/** Too early to judge by. */
const FIRST_SECONDS = 2;

/**
 * Tells how far a rebuild is. What is left is judged by how long the shares that are done have taken: as good as those
 * shares hold for this log and machine, which the step under way corrects as it goes.
 */
export class RebuildClock {
  readonly #began = performance.now();

  at(step: RebuildStep, done: number, of: number | null): RebuildProgress {
    const elapsedSeconds = (performance.now() - this.#began) / 1000;
    const before = REBUILD_STEPS.slice(0, REBUILD_STEPS.indexOf(step));
    const share =
      before.reduce((sum, earlier) => sum + SHARES[earlier], 0) +
      (of ? SHARES[step] * Math.min(1, done / of) : 0);
    const secondsLeft =
      elapsedSeconds < FIRST_SECONDS || share === 0
        ? null
        : Math.round((elapsedSeconds * (1 - share)) / share);
    return { step, done, of, elapsedSeconds: Math.round(elapsedSeconds), secondsLeft };
  }
}
