import { type SubscribeOptions, type SubscriptionBatch } from '#event-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool } from 'pg';
import { backoff } from './backoff.js';
import { PAGE_EVENTS, readPage, type Page } from './pages.js';
import { afterPosition } from './queries.js';
import { type WakeUps } from './wake-ups.js';

/** Polls the log after a position, for ever: the next page is read when the consumer asks for it. */
export async function* subscription(
  pool: Pool,
  wakeUps: WakeUps,
  pollIntervalMs: number,
  { after, signal, batchSize = PAGE_EVENTS, onConnection }: SubscribeOptions,
): AsyncGenerator<SubscriptionBatch> {
  let position = after;
  let toldCaughtUp = false;
  let failures = 0;
  while (!signal.aborted) {
    const seen = wakeUps.count;
    let page: Page;
    try {
      page = await readPage(pool, afterPosition(position), batchSize);
    } catch (error) {
      if (failures++ === 0) onConnection?.({ connected: false, error });
      await sleep(backoff(failures), undefined, { signal }).catch(() => {});
      continue;
    }
    if (failures > 0) onConnection?.({ connected: true });
    failures = 0;
    position = page.events.at(-1)?.position ?? position;
    if (page.events.length > 0 || (page.last && !toldCaughtUp))
      yield { events: page.events, caughtUp: page.last };
    toldCaughtUp = page.last;
    if (page.last) await wakeUps.since(seen, pollIntervalMs, signal);
  }
}
