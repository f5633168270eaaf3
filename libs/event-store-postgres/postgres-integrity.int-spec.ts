import { type EventStore, type StoredEvent } from '#event-store';
import { Client, types } from 'pg';
import { PostgresEventStore, UnsafeDatabase } from './index.js';
import { refuseUnsafe } from './start-conditions.js';
import { anEvent } from './testing/an-event.js';
import { copyTables } from './testing/copy-table.js';
import { createEventStoreDatabase, type TestDatabase } from './testing/index.js';

const all = async (store: EventStore): Promise<StoredEvent[]> => {
  const events = [];
  for await (const event of store.readAll()) events.push(event);
  return events;
};

describe('the log in PostgreSQL', () => {
  const databases: TestDatabase[] = [];
  const stores: PostgresEventStore[] = [];
  const clients: Client[] = [];

  const database = async () => {
    const created = await createEventStoreDatabase();
    databases.push(created);
    return created;
  };
  const open = async (url: string) => {
    const store = await PostgresEventStore.open({ url });
    stores.push(store);
    return store;
  };
  const login = async (url: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    clients.push(client);
    return client;
  };

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
    for (const store of stores.splice(0)) await store.close();
    for (const { drop } of databases.splice(0)) await drop();
  });

  it('16. copied out and into a fresh database is visible at once to subscribers, and goes on from there', async () => {
    const [from, to] = [await database(), await database()];
    const original = await open(from.url);
    for (let n = 0; n < 5; n++) {
      await original.append({
        stream: `s-${n % 2}`,
        expected: n < 2 ? 'no-stream' : (n >> 1) - 1,
        events: [anEvent('é\u0000😀')],
      });
    }
    const restored = await login(to.adminUrl);
    await restored.query('DELETE FROM ledger.head');
    await copyTables(from.adminUrl, to.adminUrl, ['ledger.events', 'ledger.head', 'ledger.text_keys']);

    const store = await open(to.url);
    const stop = new AbortController();
    for await (const { events, caughtUp } of store.subscribe({ after: -1n, signal: stop.signal })) {
      expect(events).toEqual(await all(original));
      expect(caughtUp).toBe(true);
      stop.abort();
    }
    expect(await store.append({ stream: 's-2', expected: 'no-stream', events: [anEvent()] })).toMatchObject({
      lastPosition: 5n,
    });
  });

  it('16. restored without its head row’s end is refused at the start', async () => {
    const [from, to] = [await database(), await database()];
    const original = await open(from.url);
    await original.append({ stream: 's', expected: 'no-stream', events: [anEvent()] });
    await copyTables(from.adminUrl, to.adminUrl, ['ledger.events']);
    await expect(open(to.url)).rejects.toThrow(/head row is at -1, the last event at 0/);
  });

  describe('43. refuses', () => {
    const changes = [
      `UPDATE ledger.events SET data = '{}'`,
      'DELETE FROM ledger.events',
      'TRUNCATE ledger.events',
      `UPDATE ledger.events SET data = '{}' WHERE false`,
    ];

    it('UPDATE, DELETE and TRUNCATE of events by the application, which lacks the right', async () => {
      const { url } = await database();
      const client = await login(url);
      for (const change of changes) await expect(client.query(change)).rejects.toThrow(/permission denied/);
    });

    it('UPDATE, DELETE and TRUNCATE of events by the owner, by trigger', async () => {
      const { url, adminUrl } = await database();
      const store = await open(url);
      await store.append({ stream: 's', expected: 'no-stream', events: [anEvent()] });
      const owner = await login(adminUrl);
      for (const change of changes) await expect(owner.query(change)).rejects.toThrow(/append-only/);
      expect(await all(store)).toHaveLength(1);
    });

    it('the application whatever else it has no need of', async () => {
      const client = await login((await database()).url);
      for (const change of [
        'DROP TABLE ledger.events',
        'ALTER TABLE ledger.events DISABLE TRIGGER ALL',
        'DELETE FROM ledger.head',
        `UPDATE ledger.text_keys SET wrapped = ''`,
        'TRUNCATE ledger.text_keys',
        'CREATE TABLE ledger.mine ()',
      ]) {
        await expect(client.query(change)).rejects.toThrow(/permission denied|must be owner/);
      }
    });
  });

  it('47. leaves the global type parsers of pg alone', async () => {
    const store = await open((await database()).url);
    await store.append({ stream: 's', expected: 'no-stream', events: [anEvent()] });
    expect((await all(store))[0]).toMatchObject({ position: 0n, revision: 0 });
    expect(types.getTypeParser(types.builtins.INT8)('9007199254740993')).toBe('9007199254740993');
    expect(types.getTypeParser(types.builtins.TIMESTAMPTZ)('2024-01-01 00:00:00+00')).toEqual(
      new Date('2024-01-01'),
    );
  });

  it('keeps one line of appends across pools: no position twice, none missing, one winner a race', async () => {
    const { url } = await database();
    const pools = await Promise.all([open(url), open(url), open(url), open(url)]);
    const races = await Promise.all(
      Array.from({ length: 15 }, (_, race) =>
        Promise.allSettled(
          pools.map((store, racer) =>
            store.append({
              stream: `race-${race}`,
              expected: 'no-stream',
              events: [anEvent({ racer }), anEvent()],
            }),
          ),
        ),
      ),
    );
    for (const race of races) {
      expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const loser of race.filter((run) => run.status === 'rejected')) {
        expect(loser.reason).toMatchObject({ name: 'RevisionConflict', actual: 1 });
      }
    }
    expect((await all(pools[0]!)).map(({ position }) => position)).toEqual(
      Array.from({ length: 30 }, (_, n) => BigInt(n)),
    );
  });

  it('appends read what was committed while they stood in line, whatever isolation the login begins with', async () => {
    const { url, adminUrl } = await database();
    const { username } = new URL(url);
    await (
      await login(adminUrl)
    ).query(`ALTER ROLE ${username} SET default_transaction_isolation = 'serializable'`);
    const stores = await Promise.all([open(url), open(url)]);
    const races = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        stores[n % 2]!.append({ stream: `s-${n >> 1}`, expected: 'no-stream', events: [anEvent()] }),
      ),
    );
    expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await all(stores[0]!)).toHaveLength(20);
    const elsewhere = await login(url);
    await expect(
      elsewhere.query(
        `SELECT ledger.append_group('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', null)`,
      ),
    ).rejects.toThrow(/READ COMMITTED/);
  });

  it('50. does not let recordedAt go back when the last one is ahead of the clock, and keeps whole milliseconds', async () => {
    const { url, adminUrl } = await database();
    const ahead = new Date(Date.now() + 3_600_000);
    await (await login(adminUrl)).query('UPDATE ledger.head SET recorded_at = $1', [ahead]);
    const store = await open(url);
    for (const stream of ['a', 'b'])
      await store.append({ stream, expected: 'no-stream', events: [anEvent()] });
    expect((await all(store)).map(({ recordedAt }) => recordedAt)).toEqual([ahead, ahead]);
    const stored = await (
      await login(adminUrl)
    ).query<{ whole: boolean }>(
      `SELECT bool_and(recorded_at = date_trunc('milliseconds', recorded_at)) AS whole FROM ledger.events`,
    );
    expect(stored.rows).toEqual([{ whole: true }]);
  });

  it('50. does not let recordedAt go back behind what was loaded', async () => {
    const ahead = new Date(Date.now() + 3_600_000);
    const store = await open((await database()).url);
    const event = { ...anEvent(), metadata: JSON.stringify({ recordedAt: ahead }) };
    await store.appendGroup([{ stream: 'a', expected: 'no-stream', events: [event] }], { loading: true });
    await store.append({ stream: 'b', expected: 'no-stream', events: [anEvent()] });
    expect((await all(store)).map(({ recordedAt }) => recordedAt)).toEqual([ahead, ahead]);
  });

  describe('is not opened', () => {
    it('where the login commits without waiting for the disk', async () => {
      const { url, adminUrl } = await database();
      const { username } = new URL(url);
      await (await login(adminUrl)).query(`ALTER ROLE ${username} SET synchronous_commit = off`);
      await expect(open(url)).rejects.toThrow(UnsafeDatabase);
    });

    it('where fsync is off, or the encoding holds less than Unicode: every reason is named', () => {
      const safe = {
        fsync: 'on',
        synchronousCommit: 'on',
        serverEncoding: 'UTF8',
        headPosition: 4n,
        lastPosition: 4n,
      };
      expect(() => refuseUnsafe(safe)).not.toThrow();
      expect(() => refuseUnsafe({ ...safe, fsync: 'off', serverEncoding: 'LATIN1' })).toThrow(
        /fsync.*LATIN1/,
      );
      expect(() => refuseUnsafe({ ...safe, headPosition: null })).toThrow(/head row/);
    });
  });
});
