import { setTimeout as sleep } from 'node:timers/promises';
import { BEFORE_ALL, type StoredEvent } from '#event-store';
import { Client } from 'pg';
import { PostgresEventStore } from './index.js';
import { anEvent } from './testing/an-event.js';
import { CuttableProxy, createEventStoreDatabase, type TestDatabase } from './testing/index.js';

/** Far less than the interval that is not waited for, and more than a busy machine is late. */
const SOON_MS = 60_000;

describe('a subscription to the log in PostgreSQL', () => {
  let database: TestDatabase;
  let proxy: CuttableProxy;
  let writer: PostgresEventStore;

  beforeEach(async () => {
    database = await createEventStoreDatabase();
    proxy = await CuttableProxy.before(database.url);
    writer = await PostgresEventStore.open({ url: database.url });
  });

  afterEach(async () => {
    await writer.close();
    await proxy.close();
    await database.drop();
  });

  const append = (n: number) =>
    writer.append({ stream: `s-${n}`, expected: 'no-stream', events: [anEvent({ n })] });

  /** Follows the log; `until` resolves once so many events came. */
  const follow = (store: PostgresEventStore) => {
    const stop = new AbortController();
    const seen: StoredEvent[] = [];
    const connections: boolean[] = [];
    const ended = (async () => {
      const onConnection = ({ connected }: { connected: boolean }) => connections.push(connected);
      for await (const { events } of store.subscribe({
        after: BEFORE_ALL,
        signal: stop.signal,
        onConnection,
      })) {
        seen.push(...events);
      }
    })();
    const until = async (count: number) => {
      const started = performance.now();
      while (seen.length < count) {
        if (performance.now() - started > 120_000) throw new Error(`${seen.length} of ${count} events came`);
        await sleep(5);
      }
      return performance.now() - started;
    };
    return { stop, seen, connections, ended, until };
  };

  it('is woken by an append: it does not wait for its next look', async () => {
    const reader = await PostgresEventStore.open({ url: database.url, pollIntervalMs: 600_000 });
    const { until, stop, ended } = follow(reader);
    await append(0);
    await until(1);
    await sleep(200);
    await append(1);
    expect(await until(2)).toBeLessThan(SOON_MS);
    stop.abort();
    await ended;
    await reader.close();
  });

  it('28. that no notification reaches still sees what comes within its poll interval', async () => {
    const owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    await owner.query('DROP TRIGGER wake_subscribers ON ledger.events');
    await owner.end();
    const reader = await PostgresEventStore.open({ url: database.url, pollIntervalMs: 100 });
    const { until, stop, ended } = follow(reader);
    await sleep(300);
    await append(0);
    expect(await until(1)).toBeLessThan(SOON_MS);
    stop.abort();
    await ended;
    await reader.close();
  });

  it('27. reconnects by itself after the database was away, misses nothing, and says so meanwhile', async () => {
    const reader = await PostgresEventStore.open({ url: proxy.url, pollIntervalMs: 50 });
    const { until, stop, ended, seen, connections } = follow(reader);
    await append(0);
    await until(1);
    proxy.goDown();
    await append(1);
    await sleep(600);
    expect(connections).toEqual([false]);
    await append(2);
    proxy.restore();
    await until(3);
    expect(connections).toEqual([false, true]);
    expect(seen.map(({ position }) => position)).toEqual([0n, 1n, 2n]);
    stop.abort();
    await ended;
    await reader.close();
  });

  it('27. loses its listening connection and is woken again on a new one', async () => {
    const reader = await PostgresEventStore.open({ url: database.url, pollIntervalMs: 600_000 });
    const { until, stop, ended } = follow(reader);
    await append(0);
    await until(1);
    const owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    const endListening = async () =>
      (
        await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
        )
      ).rowCount;
    while ((await endListening()) !== 1) await sleep(20);
    await owner.end();
    await append(1);
    expect(await until(2)).toBeLessThan(SOON_MS);
    stop.abort();
    await ended;
    await reader.close();
  });

  it('ends when its store is closed', async () => {
    const reader = await PostgresEventStore.open({ url: database.url });
    const { ended } = follow(reader);
    await sleep(100);
    await reader.close();
    await reader.close();
    await ended;
  });
});
