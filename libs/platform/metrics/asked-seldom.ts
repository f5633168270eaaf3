import { setTimeout as sleep } from 'node:timers/promises';

export interface Seldom {
  /** An answer is given again until its question is this old. */
  readonly freshMs: number;
  /** How long an answer is waited for. */
  readonly patienceMs: number;
}

const DEFAULTS: Seldom = { freshMs: 1_000, patienceMs: 3_000 };

/**
 * A question that however many may ask, and that is put once a second at most and never twice at once. Null where it fails
 * or is not answered in time: whoever reads metrics is told what there is to tell.
 */
export function askedSeldom<Answer>(
  ask: () => Promise<Answer>,
  { freshMs, patienceMs }: Seldom = DEFAULTS,
): () => Promise<Answer | null> {
  let askedAt = -Infinity;
  let isUnderWay = false;
  let answer: Promise<Answer | null> = Promise.resolve(null);
  return async () => {
    if (!isUnderWay && performance.now() - askedAt >= freshMs) {
      askedAt = performance.now();
      isUnderWay = true;
      answer = ask()
        .catch(() => null)
        .finally(() => (isUnderWay = false));
    }
    const inTime = new AbortController();
    const tooLate = sleep(patienceMs, null, { signal: inTime.signal }).catch(() => null);
    return Promise.race([answer, tooLate]).finally(() => inTime.abort());
  };
}
