import { EventStoreUnavailable } from '#event-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from './backoff.js';
import { type KurrentClient } from './gateway/kurrent-client.js';
import { ServerVerdict, Unanswered, told } from './gateway/server-errors.js';
import { type ClientSlot } from './client-slot.js';

/** How long the store waits: the client keeps no deadline by itself. */
export interface Patience {
  /** For one answer, or the next piece of one; then the client is taken to be stuck. */
  readonly answerMs: number;
  /** Over all attempts; then the store is unavailable. */
  readonly totalMs: number;
}

/** The answer, or `Unanswered` when it does not come in time or the client is disposed meanwhile. */
export function inTime<T>(answer: Promise<T>, client: KurrentClient, limitMs: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const late = setTimeout(() => reject(new Unanswered(`nothing in ${limitMs} ms`, true)), limitMs);
  const forget = client.onDisposed(() => reject(new Unanswered('the client was replaced', false)));
  answer.then(resolve, reject);
  return promise.finally(() => {
    clearTimeout(late);
    forget();
  });
}

/**
 * Asks until the server gives its verdict, on a new client where the last one is stuck. To be asked only what may be
 * asked twice. @throws the verdict (`server-errors`); EventStoreUnavailable once patience is over
 */
export async function untilAnswered<T>(
  slot: ClientSlot,
  { totalMs }: Patience,
  ask: (client: KurrentClient) => Promise<T>,
): Promise<T> {
  const until = performance.now() + totalMs;
  for (let failures = 0; ; failures++) {
    const client = slot.current;
    try {
      return await ask(client);
    } catch (failure) {
      const error = told(failure);
      if (error instanceof ServerVerdict) throw error;
      if (error instanceof Unanswered && error.stuck) slot.replace(client);
      const wait = backoff(failures);
      if (slot.closed || performance.now() + wait > until) throw new EventStoreUnavailable(error);
      await sleep(wait);
    }
  }
}
