const FIRST_MS = 50;
const LONGEST_MS = 5_000;

/** Milliseconds to wait after so many failures in a row: doubling, bounded, and never in step with others. */
export const backoff = (failures: number): number =>
  Math.min(FIRST_MS * 2 ** failures, LONGEST_MS) * (0.5 + Math.random() / 2);
