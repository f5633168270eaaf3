import { BEFORE_ALL } from '#event-store';
import { status } from '@grpc/grpc-js';
import { setTimeout as sleep } from 'node:timers/promises';
import { KurrentEventStore } from './index.js';
import { aStart, all, anEvent, follow } from './testing/events.js';
import { KurrentDouble, freshStore } from './testing/index.js';

describe('a subscription to the log in KurrentDB', () => {
  let double: KurrentDouble;
  let store: KurrentEventStore;

  beforeEach(async () => {
    double = await KurrentDouble.start();
    store = await freshStore(double.address, { idleMs: 5_000 });
  });

  afterEach(async () => {
    await store.close();
    await double.close();
  });

  const append = (n: number) => store.append(aStart(`s-${n}`, anEvent({ n })));
  const numbers = (events: readonly { data: string }[]) =>
    events.map(({ data }) => (JSON.parse(data) as { n: number }).n);

  it.each([
    ['killed', status.UNAVAILABLE],
    ['stopped', status.INTERNAL],
  ] as const)(
    '27. lost as by a server that is %s, twice in a row: it goes on, misses nothing, and says so',
    async (_, code) => {
      const { until, stop, ended, seen, connections } = follow(store);
      await append(0);
      await until(1);
      double.refusedSubscriptions = 2;
      double.dropSubscriptions(code);
      await append(1);
      await until(2);
      await append(2);
      await until(3);
      expect(numbers(seen)).toEqual([0, 1, 2]);
      expect(connections).toEqual([false, true]);
      stop.abort();
      await ended;
    },
  );

  it('27. reconnects after the server was away', async () => {
    const { until, stop, ended, seen, connections } = follow(store);
    await append(0);
    await until(1);
    double.goDown();
    await sleep(500);
    expect(connections).toEqual([false]);
    await double.restore();
    await append(1);
    await until(2);
    expect(connections).toEqual([false, true]);
    expect(numbers(seen)).toEqual([0, 1]);
    stop.abort();
    await ended;
  });

  it('29. each event given twice by the server is handed over once', async () => {
    double.deliversTwice = true;
    const { until, stop, ended, seen } = follow(store);
    for (let n = 0; n < 5; n++) await append(n);
    await until(5);
    await sleep(50);
    expect(numbers(seen)).toEqual([0, 1, 2, 3, 4]);
    stop.abort();
    await ended;
  });

  it('neither the server’s events nor other people’s come through, however it is read', async () => {
    const other = await KurrentEventStore.open({ address: double.address, prefix: 'other.' });
    const { until, stop, ended, seen } = follow(store);
    for (let n = 0; n < 4; n++) {
      await other.append(aStart(`s-${n}`));
      await append(n);
    }
    double.log.append('$stats', 'any', []);
    await until(4);
    await other.append(aStart('last'));
    expect(numbers(seen)).toEqual([0, 1, 2, 3]);
    expect(numbers(await all(store.readAll()))).toEqual([0, 1, 2, 3]);
    expect(numbers(await all(store.readAll({ direction: 'backward' })))).toEqual([3, 2, 1, 0]);
    expect(await store.head()).toBe(seen.at(-1)!.position);
    expect(await all(other.readAll())).toHaveLength(5);
    stop.abort();
    await ended;
    await other.close();
  });

  it('starts after any position, that of no event too, where the server takes only places of events', async () => {
    for (let n = 0; n < 6; n++) await append(n);
    const positions = (await all(store.readAll())).map(({ position }) => position);
    for (const n of [0, 2, 5]) {
      for (const [after, first] of [
        [positions[n]! - 1n, n],
        [positions[n]!, n + 1],
        [positions[n]! + 1n, n + 1],
      ] as const) {
        const rest = [0, 1, 2, 3, 4, 5].slice(first);
        expect(numbers(await all(store.readAll({ after })))).toEqual(rest);
        expect(numbers(await all(store.readAll({ direction: 'backward', after: after + 1n })))).toEqual(
          [0, 1, 2, 3, 4, 5].filter((m) => positions[m]! <= after).reverse(),
        );
        const { until, stop, ended, seen } = follow(store, after);
        await until(rest.length);
        expect(numbers(seen)).toEqual(rest);
        stop.abort();
        await ended;
      }
    }
  });

  it('from beyond the log’s end sees what comes after that position, where the server would be silent for ever', async () => {
    await append(0);
    const head = await store.head();
    const { until, stop, ended, seen } = follow(store, head + 50n);
    await sleep(50);
    await append(1);
    await until(1);
    expect(numbers(seen)).toEqual([1]);
    stop.abort();
    await ended;
  });

  it('a log restored from an older copy under a live subscription: what comes beyond its position is seen', async () => {
    for (let n = 0; n < 4; n++) await append(n);
    const { until, stop, ended, seen } = follow(store);
    await until(4);
    double.log.restoreTo(seen[2]!.position);
    double.dropSubscriptions();
    expect(await store.head()).toBe(seen[1]!.position);
    for (let n = 10; n < 14; n++) await append(n);
    await until(6);
    expect(numbers(seen)).toEqual([0, 1, 2, 3, 12, 13]);
    stop.abort();
    await ended;
  });

  it('a server that is silent though something came: it is asked for the log’s end, and left for a new connection', async () => {
    const quick = await freshStore(double.address, { idleMs: 1_000 });
    double.silentSubscriptions = 2;
    const { until, stop, ended, seen, connections } = follow(quick);
    await sleep(100);
    await quick.append(aStart('s-0', anEvent({ n: 0 })));
    await until(1);
    expect(numbers(seen)).toEqual([0]);
    expect(connections).toEqual([false, true, false, true]);
    stop.abort();
    await ended;
    await quick.close();
  });

  it('32. passes over what is not ours once, not again each time it is lost', async () => {
    const other = await KurrentEventStore.open({ address: double.address, prefix: 'other.' });
    await append(0);
    const events = Array.from({ length: 500 }, () => anEvent());
    for (let n = 0; n < 6; n++) await other.append(aStart(`s-${n}`, ...events));
    const { until, stop, ended, seen } = follow(store);
    await until(1);
    await sleep(100);
    const { reads } = double.calls;
    double.dropSubscriptions();
    await append(1);
    await until(2);
    expect(numbers(seen)).toEqual([0, 1]);
    // A place that it need not look for.
    expect(double.calls.reads - reads).toBeLessThanOrEqual(2);
    stop.abort();
    await ended;
    await other.close();
  });

  it('34. holds no more than its buffers while its consumer is slow', async () => {
    const wide = 'x'.repeat(20_000);
    for (let n = 0; n < 40; n++)
      await store.append(aStart(`w-${n}`, ...Array.from({ length: 20 }, () => anEvent({ n, wide }))));
    const stop = new AbortController();
    let count = 0;
    for await (const { events } of store.subscribe({
      after: BEFORE_ALL,
      signal: stop.signal,
      batchSize: 10,
    })) {
      expect(events.length).toBeLessThanOrEqual(10);
      count += events.length;
      if (count % 200 === 0) await sleep(10);
      if (count === 800) stop.abort();
    }
    expect(count).toBe(800);
  });

  it('a hundred and twenty of them at once, each on a connection of its own, hold up no append', async () => {
    const patient = await freshStore(double.address);
    const append = (n: number) => patient.append(aStart(`s-${n}`));
    const followers = Array.from({ length: 120 }, () => follow(patient));
    await append(0);
    await Promise.all(followers.map(({ until }) => until(1)));
    await append(1);
    await Promise.all(followers.map(({ until }) => until(2)));
    for (const { stop } of followers) stop.abort();
    await Promise.all(followers.map(({ ended }) => ended));
    await patient.close();
  });

  it('ends when its store is closed', async () => {
    const { ended } = follow(store);
    await sleep(50);
    await store.close();
    await ended;
  });
});
