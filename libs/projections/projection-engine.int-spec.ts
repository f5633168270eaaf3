import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { type EventStore, type StoredEvent, type SubscribeOptions } from '#event-store';
import { FactCorrected, FactWithdrawn } from '#domain';
import {
  ProjectionBehind,
  ProjectionProgress,
  ProjectionStopped,
  type Projection,
  type ProjectionAlarm,
} from './index.js';
import {
  allianceProjection,
  AllianceFormed,
  AllianceJoined,
  AllianceSheet,
  AllianceTitle,
  AllianceTitled,
  type Alliance,
} from './testing/alliance.js';
import { decodeAlliances, testMigrations, TestLedger, type FactToRecord } from './testing/test-ledger.js';

let database: TestDatabase;
let ledger: TestLedger;

beforeEach(async () => {
  database = await createTestDatabase(testMigrations);
  ledger = await TestLedger.open(database.url);
});
afterEach(async () => {
  await ledger.close();
  await database.drop();
});

const formed = (alliance: string, title = 'A', occurredOn = '2010-01-01'): FactToRecord => ({
  stream: `alliance-${alliance}`,
  event: AllianceFormed.of({ title }),
  occurredOn,
});
const titled = (alliance: string, title: string, occurredOn: string): FactToRecord => ({
  stream: `alliance-${alliance}`,
  event: AllianceTitled.of({ title }),
  occurredOn,
});
const joined = (alliance: string, party: string, occurredOn: string): FactToRecord => ({
  stream: `alliance-${alliance}`,
  event: AllianceJoined.of({ party, role: 'funder' }),
  occurredOn,
});
const alliances = (count: number): FactToRecord[] =>
  Array.from({ length: count }, (_, index) => formed(`${index}`, `title ${index}`));

/** The same log, seen through a subscription that is changed on the way. */
const storeWith = (
  subscribe: (options: SubscribeOptions) => ReturnType<EventStore['subscribe']>,
): EventStore => {
  const { store } = ledger;
  return {
    capabilities: store.capabilities,
    append: (append) => store.append(append),
    appendGroup: (appends) => store.appendGroup(appends),
    readStream: (stream, options) => store.readStream(stream, options),
    readStreams: (streams, upTo) => store.readStreams(streams, upTo),
    readAll: (options) => store.readAll(options),
    head: () => store.head(),
    subscribe,
  };
};

const expectExactRows = async (): Promise<void> => {
  expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
};

const sheet = (id: string): Promise<AllianceSheet | null> =>
  ledger.dataSource.getRepository(AllianceSheet).findOneBy({ id });

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 300_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never came to hold');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('an empty log', () => {
  it('is caught up with at once, and what comes next is projected', async () => {
    const engine = ledger.engine();
    engine.start();
    await engine.caughtUp();
    expect(await engine.status()).toMatchObject([
      { projection: 'alliances', position: -1n, state: 'running', lagEvents: 0, lagSeconds: 0 },
    ]);
    await engine.waitFor(await ledger.record(formed('one')), { timeoutMs: 300_000 });
    await engine.stop();
    expect(await sheet('one')).toEqual({ id: 'one', title: 'A', parties: [], revision: 0 });
  });
});

describe('a log with a past', () => {
  it('is projected to its last event before it is called caught up with', async () => {
    await ledger.record(...alliances(60), titled('3', 'B', '2012-01-01'));
    const engine = ledger.engine({ options: { batchSize: 10 } });
    engine.start();
    await engine.caughtUp();
    await expectExactRows();
    expect(await engine.status()).toMatchObject([{ position: 60n, state: 'running', lagEvents: 0 }]);
    await engine.stop();
  });

  it('is not called caught up with while its last rows wait to be written', async () => {
    const before = ledger.engine();
    before.start();
    await before.caughtUp();
    await before.stop();
    await ledger.record(...alliances(3));
    const reader = new Client({ connectionString: database.adminUrl });
    await reader.connect();
    await reader.query('BEGIN; LOCK TABLE alliances_1.alliance_sheet IN SHARE MODE');
    const engine = ledger.engine();
    engine.start();
    let caughtUp = false;
    const catchingUp = engine.caughtUp().then(() => (caughtUp = true));
    await until(async () => {
      const { rows } = await reader.query('SELECT FROM pg_locks WHERE NOT granted');
      return rows.length > 0;
    });
    expect(caughtUp).toBe(false);
    await reader.query('COMMIT');
    await reader.end();
    await catchingUp;
    await expectExactRows();
  });

  it('is gone on with after the checkpoint when the engine starts again', async () => {
    await ledger.record(...alliances(5));
    const first = ledger.engine();
    first.start();
    await first.caughtUp();
    await first.stop();
    await ledger.record(titled('2', 'B', '2012-01-01'));
    const subscribed: SubscribeOptions[] = [];
    const second = ledger.engine({
      store: storeWith((options) => {
        subscribed.push(options);
        return ledger.store.subscribe(options);
      }),
    });
    second.start();
    await second.caughtUp();
    await second.stop();
    expect(subscribed.map(({ after }) => after)).toEqual([4n]);
    await expectExactRows();
  });
});

describe('a batch delivered again', () => {
  it('changes nothing', async () => {
    const engine = ledger.engine({
      options: { batchSize: 7 },
      store: storeWith(async function* (options) {
        let previous: readonly StoredEvent[] = [];
        for await (const batch of ledger.store.subscribe(options)) {
          yield batch;
          yield batch;
          yield { ...batch, events: [...previous, ...batch.events] };
          previous = batch.events;
        }
      }),
    });
    await ledger.record(
      ...alliances(4),
      ...alliances(4).map(({ stream }) => joined(stream.slice(9), 'P', '2011-01-01')),
    );
    engine.start();
    await engine.caughtUp();
    const position = await ledger.record(joined('0', 'Q', '2012-01-01'), joined('1', 'Q', '2010-06-01'));
    await engine.waitFor(position, { timeoutMs: 300_000 });
    await engine.stop();
    await expectExactRows();
    expect((await sheet('0'))!.parties).toEqual(['P (funder)', 'Q (funder)']);
  });
});

describe('a log of other events', () => {
  it('moves the checkpoint, so that nothing of it is read again', async () => {
    await ledger.record(
      ...Array.from({ length: 30 }, (_, index): FactToRecord => ({
        ...formed('x'),
        stream: `party-${index}`,
      })),
    );
    const engine = ledger.engine({ options: { batchSize: 10 } });
    engine.start();
    await engine.caughtUp();
    await engine.waitFor(29n, { timeoutMs: 300_000 });
    await engine.stop();
    expect(await engine.status()).toMatchObject([{ position: 29n, lagEvents: 0 }]);
    expect(await ledger.rows()).toEqual({ sheets: [], titles: [], standings: [] });
  });
});

describe('stopping', () => {
  it('finishes the batch in hand and stores its checkpoint; stopping again does nothing', async () => {
    await ledger.record(...alliances(20));
    const inHand = Promise.withResolvers<void>();
    const engine = ledger.engine({
      options: { batchSize: 10 },
      decode: (event) => {
        inHand.resolve();
        return decodeAlliances(event);
      },
    });
    engine.start();
    await inHand.promise;
    await engine.stop();
    await engine.stop();
    const [status] = await engine.status();
    expect(status).toMatchObject({ position: 9n, lagEvents: 10 });
    expect(status!.lagSeconds).toBeGreaterThan(0);
    expect(await ledger.dataSource.getRepository(AllianceSheet).count()).toBe(10);
  });
});

/** The alliances' projection with a fold that fails on a title, as often as told. */
const failingOn = (title: string, times: number): Projection<Alliance> => {
  let left = times;
  const evolve = allianceProjection.fold.evolve['alliance.titled']!;
  return {
    ...allianceProjection,
    fold: {
      ...allianceProjection.fold,
      evolve: {
        ...allianceProjection.fold.evolve,
        'alliance.titled': (state, fact) => {
          if ((fact as { data: { title: string } }).data.title === title && left-- > 0)
            throw new Error('this fold cannot take it');
          return evolve(state, fact);
        },
      },
    },
  };
};

const counting: Projection<{ count: number }> = {
  name: 'alliances-counted',
  version: 1,
  category: 'alliance',
  fold: { initial: { count: 0 }, evolve: { 'alliance.formed': ({ count }) => ({ count: count + 1 }) } },
  tables: [],
  tallies: [],
  ddl: { tables: [], indexes: [] },
};

describe('a fold that throws', () => {
  it('is tried again, and goes on when it succeeds', async () => {
    await ledger.record(formed('one'), titled('one', 'poison', '2011-01-01'), formed('two'));
    const engine = ledger.engine({ projections: [failingOn('poison', 3)] });
    engine.start();
    await engine.caughtUp();
    await engine.stop();
    await expectExactRows();
  });

  it('stops its projection loudly when it goes on failing, all before the event kept, and others go on', async () => {
    await ledger.record(formed('one'), formed('two'), titled('one', 'poison', '2011-01-01'), formed('three'));
    const engine = ledger.engine({ projections: [failingOn('poison', Infinity), counting] });
    engine.start();
    await expect(engine.caughtUp()).rejects.toThrow(ProjectionStopped);
    await engine.waitFor(3n, { projections: ['alliances-counted'], timeoutMs: 300_000 });
    await until(async () => (await engine.status())[0]!.state === 'stopped');
    expect(await engine.status()).toMatchObject([
      {
        projection: 'alliances',
        state: 'stopped',
        position: 1n,
        error: { reason: 'Error: this fold cannot take it', position: '2', eventType: 'alliance.titled' },
      },
      { projection: 'alliances-counted', state: 'running', position: 3n, error: null },
    ]);
    expect(engine.health()).toMatchObject({
      healthy: false,
      projections: [
        {
          projection: 'alliances',
          state: 'stopped',
          error: expect.stringContaining('alliance.titled') as string,
        },
        { projection: 'alliances-counted', state: 'running', error: null },
      ],
    });
    expect(await sheet('two')).not.toBeNull();
    expect(await sheet('three')).toBeNull();
    await expect(engine.waitFor(3n, { timeoutMs: 300_000 })).rejects.toThrow(ProjectionBehind);
    await engine.stop();
  });

  it('is taken up where it stopped once the fold is mended', async () => {
    await ledger.record(formed('one'), titled('one', 'poison', '2011-01-01'), formed('two'));
    const broken = ledger.engine({ projections: [failingOn('poison', Infinity)] });
    broken.start();
    await expect(broken.caughtUp()).rejects.toThrow(ProjectionStopped);
    await broken.stop();
    const mended = ledger.engine();
    mended.start();
    await mended.caughtUp();
    expect(await mended.status()).toMatchObject([{ state: 'running', position: 2n, error: null }]);
    expect(mended.health()).toMatchObject({ healthy: true });
    await mended.stop();
    await expectExactRows();
  });
});

describe('rows that PostgreSQL refuses', () => {
  it('stop their projection without a word of what they hold', async () => {
    await ledger.record(formed('one', 'secret words'));
    const engine = ledger.engine({
      projections: [
        {
          ...allianceProjection,
          tables: [
            {
              entity: AllianceTitle,
              keyColumn: 'allianceId',
              history: true as const,
              rows: (allianceId: string, { titles }: Alliance) => [
                { allianceId, rank: titles[0]!.title, title: '' },
              ],
            },
          ],
        },
      ],
    });
    engine.start();
    await expect(engine.caughtUp()).rejects.toThrow('PostgreSQL 22P02');
    await engine.stop();
    expect(JSON.stringify(engine.health())).not.toContain('secret');
  });
});

/** Of a type whose name every object has. */
const dreamt = (stream: string): FactToRecord => ({
  stream,
  event: { type: 'toString', data: {} },
  occurredOn: '2011-01-01',
});

describe("events of a type that today's code does not know", () => {
  it('are passed over and counted', async () => {
    await ledger.record(
      formed('one'),
      dreamt('alliance-one'),
      dreamt('party-one'),
      joined('one', 'P', '2012-06-01'),
      // Folded again, and never folded again.
      joined('one', 'Q', '2012-03-01'),
      formed('two'),
      dreamt('alliance-two'),
      joined('two', 'P', '2012-01-01'),
    );
    const engine = ledger.engine();
    engine.start();
    await engine.caughtUp();
    await engine.stop();
    expect(await engine.status()).toMatchObject([{ position: 7n, unknownEvents: 2n }]);
    await expectExactRows();
    expect((await sheet('one'))!.parties).toEqual(['Q (funder)', 'P (funder)']);
  });
});

describe('an event stored under its first version', () => {
  it("is projected as today's", async () => {
    await ledger.record(formed('one'), {
      stream: 'alliance-one',
      event: { type: AllianceJoined.type, data: { name: 'Le RAMEAU' } },
      version: 1,
      occurredOn: '2011-01-01',
    });
    const engine = ledger.engine();
    engine.start();
    await engine.caughtUp();
    await engine.stop();
    expect((await sheet('one'))!.parties).toEqual(['Le RAMEAU (partner)']);
  });
});

describe('waiting for a position', () => {
  it('ends when the rows hold it, also for a reader that runs no projection', async () => {
    const engine = ledger.engine();
    engine.start();
    await engine.caughtUp();
    const reader = new ProjectionProgress(ledger.dataSource, ['alliances']);
    const position = await ledger.record(formed('one'));
    await Promise.all([
      engine.waitFor(position, { timeoutMs: 300_000 }),
      reader.waitFor(position, { timeoutMs: 300_000 }),
    ]);
    expect(await sheet('one')).not.toBeNull();
    await engine.stop();
  });

  it('ends with who is behind when the time is over', async () => {
    await ledger.record(formed('one'));
    const reader = new ProjectionProgress(ledger.dataSource, ['alliances']);
    const began = Date.now();
    const behind = await reader.waitFor(0n, { timeoutMs: 150 }).catch((error: unknown) => error);
    expect(behind).toBeInstanceOf(ProjectionBehind);
    expect(behind).toMatchObject({ position: 0n, behind: [{ projection: 'alliances', position: -1n }] });
    expect(Date.now() - began).toBeGreaterThanOrEqual(150);
  });
});

describe('an alliance titled A in 2010 and B in 2015, then found to have been titled C in 2012', () => {
  const periods = (): Promise<AllianceTitle[]> =>
    ledger.dataSource.getRepository(AllianceTitle).find({ order: { rank: 'ASC' } });

  it('was titled C in 2013 and is titled B since 2015', async () => {
    const engine = ledger.engine();
    engine.start();
    const before = await ledger.record(formed('one', 'A', '2010-01-01'), titled('one', 'B', '2015-01-01'));
    await engine.waitFor(before, { timeoutMs: 300_000 });
    expect(await periods()).toMatchObject([
      { title: 'A', from: '2010-01-01', until: '2015-01-01' },
      { title: 'B', from: '2015-01-01', until: null },
    ]);
    await engine.waitFor(await ledger.record(titled('one', 'C', '2012-01-01')), { timeoutMs: 300_000 });
    expect(await periods()).toMatchObject([
      { title: 'A', from: '2010-01-01', until: '2012-01-01' },
      { title: 'C', from: '2012-01-01', until: '2015-01-01' },
      { title: 'B', from: '2015-01-01', until: null },
    ]);
    expect(await sheet('one')).toMatchObject({ title: 'B' });
    await engine.stop();
  });
});

describe('a fact recorded by mistake', () => {
  it('leaves no row when it was the only one, and corrections show their new content and date', async () => {
    const mistake = randomUUID();
    const wrong = randomUUID();
    const engine = ledger.engine();
    engine.start();
    const about = { reason: 'incorrect' as const, comment: { $sealed: 'x', $key: randomUUID() } };
    const position = await ledger.record(
      { ...formed('one'), id: mistake },
      formed('two'),
      { ...titled('two', 'Wrogn', '2012-01-01'), id: wrong },
      joined('two', 'P', '2013-01-01'),
      {
        stream: 'alliance-one',
        event: FactWithdrawn.of({ factId: mistake, ...about }),
        occurredOn: '2020-01-01',
      },
      {
        stream: 'alliance-two',
        event: FactCorrected.of({
          factId: wrong,
          fact: { type: 'alliance.titled', version: 1, data: { title: 'Right' } },
          occurredOn: '2014-01-01',
          datePrecision: 'day',
          ...about,
        }),
        occurredOn: '2020-01-01',
      },
    );
    await engine.waitFor(position, { timeoutMs: 300_000 });
    await engine.stop();
    await expectExactRows();
    expect(await sheet('one')).toBeNull();
    expect(await ledger.dataSource.getRepository(AllianceTitle).findOneBy({ title: 'Right' })).toMatchObject({
      from: '2014-01-01',
    });
  });
});

describe('a checkpoint whose event the log does not hold', () => {
  it('stops its projection with an alarm', async () => {
    await ledger.record(...alliances(3));
    const before = ledger.engine();
    before.start();
    await before.caughtUp();
    await before.stop();
    await ledger.dataSource.query('UPDATE projections.builds SET event_id = $1', [randomUUID()]);
    await ledger.record(formed('later'));
    const engine = ledger.engine();
    engine.start();
    await expect(engine.caughtUp()).rejects.toThrow('not the log that was projected');
    await until(async () => (await engine.status())[0]!.state === 'stopped');
    expect(await engine.status()).toMatchObject([{ position: 2n, error: { position: '2' } }]);
    expect(engine.health().healthy).toBe(false);
    await engine.stop();
  });
});

describe('a projection of another version', () => {
  it('is built again from the first event', async () => {
    await ledger.record(...alliances(3));
    const first = ledger.engine();
    first.start();
    await first.caughtUp();
    await first.stop();
    const shouting: Projection<Alliance> = {
      ...allianceProjection,
      version: 2,
      tables: [
        ...allianceProjection.tables.slice(0, 2),
        {
          entity: AllianceSheet,
          keyColumn: 'id',
          history: false,
          rows: (id, state) => [
            { id, title: state.titles.at(-1)!.title.toUpperCase(), parties: [], revision: 0 },
          ],
        },
      ],
    };
    const second = ledger.engine({ projections: [shouting] });
    second.start();
    await second.caughtUp();
    await second.stop();
    expect(await second.status()).toMatchObject([{ version: 2, position: 2n }]);
    expect(await sheet('1')).toMatchObject({ title: 'TITLE 1' });
    expect(await ledger.dataSource.getRepository(AllianceTitle).countBy({ allianceId: '1' })).toBe(1);
  });
});

describe('a projection taken over by another version while it runs', () => {
  it('stops, says so, and leaves the other alone', async () => {
    const alarms: ProjectionAlarm[] = [];
    const old = ledger.engine({ onAlarm: (alarm) => alarms.push(alarm) });
    old.start();
    await old.caughtUp();
    await ledger.dataSource.query('UPDATE projections.builds SET version = 2');
    await until(() => old.health().projections[0]!.state === 'stopped');
    await ledger.record(...alliances(3));
    expect(old.health()).toMatchObject({
      healthy: false,
      projections: [{ error: expect.stringContaining('version 2 has taken over from version 1') as string }],
    });
    expect(alarms).toMatchObject([{ projection: 'alliances', alarm: 'superseded' }]);
    await old.stop();
    expect(await old.status()).toMatchObject([{ version: 2, position: -1n, error: null, owner: null }]);
  });
});

describe('two engines on one database', () => {
  it("never write a batch twice: the slower one takes up the other's checkpoint", async () => {
    const engines = [
      ledger.engine({ options: { batchSize: 3 } }),
      ledger.engine({ options: { batchSize: 4 } }),
    ];
    for (const engine of engines) engine.start();
    const history = alliances(5).flatMap(({ stream }) => [
      formed(stream.slice(9)),
      joined(stream.slice(9), 'P', '2013-01-01'),
      // Not late: folding a key again would mend what was folded twice.
      joined(stream.slice(9), 'Q', '2014-01-01'),
    ]);
    const position = await ledger.record(...history);
    for (const engine of engines) await engine.waitFor(position, { timeoutMs: 300_000 });
    await Promise.all(engines.map((engine) => engine.stop()));
    await expectExactRows();
  });
});

describe('a notification that is lost', () => {
  it('delays the events by no more than the poll interval', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('DROP TRIGGER wake_subscribers ON ledger.events');
    await admin.end();
    const polling = await TestLedger.open(database.url, { pollIntervalMs: 300 });
    const engine = polling.engine();
    engine.start();
    await engine.caughtUp();
    const position = await polling.record(formed('one'));
    await engine.waitFor(position, { timeoutMs: 300 + 60_000 });
    await engine.stop();
    await polling.close();
    expect(await sheet('one')).not.toBeNull();
  });
});

describe('a database that does not answer while projecting', () => {
  it('is waited out, health telling so, and nothing is missed', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const admin = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await admin.connect();
    const engine = ledger.engine({ options: { batchSize: 2 } });
    engine.start();
    await engine.waitFor(await ledger.record(...alliances(9)), { timeoutMs: 300_000 });
    await ledger.record(...alliances(5).map(({ stream }) => joined(stream.slice(9), 'P', '2011-01-01')));
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await until(() => !engine.health().healthy);
    expect(engine.health()).toMatchObject({ projections: [{ connected: false, state: 'running' }] });
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();
    await until(() => engine.health().healthy);
    await engine.waitFor(await ledger.record(formed('after')), { timeoutMs: 300_000 });
    await engine.stop();
    await expectExactRows();
  });
});

describe('texts that PostgreSQL cannot hold', () => {
  it('are stored with the replacement character', async () => {
    const engine = ledger.engine();
    engine.start();
    await engine.waitFor(await ledger.record(formed('one', 'a\0b')), { timeoutMs: 300_000 });
    await engine.stop();
    expect(await sheet('one')).toMatchObject({ title: 'a\uFFFDb' });
  });
});
