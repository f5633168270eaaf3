import { setTimeout as sleep } from 'node:timers/promises';

/** Delays between attempts, in milliseconds: doubling from the first, up to the longest. */
export interface Backoff {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

/** Waits before the next attempt, `failures` having failed (1, 2…); at once when `signal` aborts. */
export async function pauseAfter(failures: number, backoff: Backoff, signal: AbortSignal): Promise<void> {
  const delay = Math.min(backoff.firstDelayMs * 2 ** (failures - 1), backoff.longestDelayMs);
  await sleep(delay, undefined, { signal }).catch(() => undefined);
}
