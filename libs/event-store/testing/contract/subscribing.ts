import { setTimeout as sleep } from 'node:timers/promises';
import { BEFORE_ALL, type StoredEvent, type SubscriptionBatch } from '../../event-store.js';
import { aStream, all, anEvent, idsOf, someEvents, startOf, type Examined } from './subject.js';

/** D, as far as it is the store's own: where a subscription starts, when it is caught up, that it holds back. */
export function describeSubscribing({ fresh }: Examined): void {
  describe('D. subscribing', () => {
    it('23. starts after a position, exclusive: the beginning, the middle, the end', async () => {
      const log = await fresh();
      const events = someEvents(10);
      const { lastPosition } = await log.append(startOf(aStream(), ...events));
      const middle = (await all(log.readAll({ limit: 4 }))).at(-1)!.position;
      const historical = async (after: bigint) => {
        const stop = new AbortController();
        const seen: StoredEvent[] = [];
        for await (const batch of log.subscribe({ after, signal: stop.signal, batchSize: 3 })) {
          expect(batch.events.length).toBeLessThanOrEqual(3);
          seen.push(...batch.events);
          if (batch.caughtUp) stop.abort();
        }
        return idsOf(seen);
      };
      expect(await historical(BEFORE_ALL)).toEqual(idsOf(events));
      expect(await historical(middle)).toEqual(idsOf(events.slice(4)));
      expect(await historical(lastPosition)).toEqual([]);
    });

    it('23. works on an empty store: caught up at once, then what comes', async () => {
      const log = await fresh();
      const stop = new AbortController();
      const seen: SubscriptionBatch[] = [];
      const event = anEvent();
      for await (const batch of log.subscribe({ after: await log.head(), signal: stop.signal })) {
        seen.push(batch);
        if (batch.events.length > 0) stop.abort();
        else await log.append(startOf(aStream(), event));
      }
      expect(seen.map(({ events, caughtUp }) => [idsOf(events), caughtUp])).toEqual([
        [[], true],
        [[event.id], true],
      ]);
    });

    it('24. is caught up with the last historical event, not before, and only once while nothing comes', async () => {
      const log = await fresh();
      await log.append(startOf(aStream(), ...someEvents(6)));
      const stop = new AbortController();
      const batches: (readonly [number, boolean])[] = [];
      for await (const { events, caughtUp } of log.subscribe({
        after: BEFORE_ALL,
        signal: stop.signal,
        batchSize: 3,
      })) {
        batches.push([events.length, caughtUp]);
        if (caughtUp) setTimeout(() => stop.abort(), 700);
      }
      const told = batches.filter(([, caughtUp]) => caughtUp);
      expect(batches.reduce((sum, [count]) => sum + count, 0)).toBe(6);
      expect(told).toHaveLength(1);
      expect(batches.at(-1)![1]).toBe(true);
    });

    it('34. holds back while its consumer is slow, and gives everything in the end', async () => {
      const log = await fresh();
      const stream = aStream();
      const stop = new AbortController();
      const seen: StoredEvent[] = [];
      await log.append(startOf(stream, ...someEvents(50)));
      for await (const { events } of log.subscribe({
        after: BEFORE_ALL,
        signal: stop.signal,
        batchSize: 10,
      })) {
        expect(events.length).toBeLessThanOrEqual(10);
        seen.push(...events);
        if (seen.length === 10) await log.append({ stream, expected: 49, events: someEvents(50) });
        await sleep(20);
        if (seen.length === 100) stop.abort();
      }
      expect(seen.map(({ revision }) => revision)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    });

    it('ends when its signal aborts, also while it waits, and never starts when it already had', async () => {
      const log = await fresh();
      const stop = new AbortController();
      const ended = (async () => {
        for await (const batch of log.subscribe({ after: BEFORE_ALL, signal: stop.signal }))
          expect(batch.caughtUp).toBe(true);
        return 'ended';
      })();
      await sleep(100);
      stop.abort();
      expect(await ended).toBe('ended');
      expect(await all(log.subscribe({ after: BEFORE_ALL, signal: stop.signal }))).toEqual([]);
    });
  });
}
