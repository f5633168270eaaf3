import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { readCheckpoints } from '../running/checkpoint.js';
import { AllianceFormed, AllianceJoined, allianceProjection, AllianceTitled } from '../testing/alliance.js';
import { contentsOf } from '../testing/build-contents.js';
import { decodeAlliances, testMigrations, TestLedger, type FactToRecord } from '../testing/test-ledger.js';
import { type RebuildParts } from './rebuild-parts.js';
import { rebuild } from './rebuild.js';
import { type TellingThreadsOptions } from './telling/telling-module.js';

const testing = (file: string): URL => pathToFileURL(join(import.meta.dirname, '../testing', file));
const onThreads = (threads: number): TellingThreadsOptions => ({
  module: testing('alliances-told.ts'),
  execArgv: ['--import', testing('typescript.mjs').href],
  threads,
  fromEvents: 1,
});

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

const rebuilt = (parts: Partial<RebuildParts> = {}) =>
  rebuild({
    store: ledger.store,
    decode: decodeAlliances,
    dataSource: ledger.dataSource,
    projections: [allianceProjection],
    retireAfterMs: 10,
    ...parts,
  });

const live = async () => (await readCheckpoints(ledger.dataSource.manager))[0]!;
const liveContents = async () => contentsOf(ledger.dataSource, (await live()).schema, allianceProjection);

/** Alliances that are formed, joined late, and given titles long enough that a table comes to several chunks. */
const alliances = (count: number): FactToRecord[] =>
  Array.from({ length: count }, (_, n) => {
    const stream = `alliance-${n}`;
    return [
      { stream, event: AllianceFormed.of({ title: `title ${n}` }), occurredOn: '2010-01-01' },
      {
        stream,
        event: AllianceTitled.of({ title: `${n} `.repeat(900) }),
        occurredOn: '2012-01-01',
      },
      {
        stream,
        event: AllianceJoined.of({ party: `party ${n}`, role: 'partner' }),
        occurredOn: '2011-01-01',
      },
    ];
  }).flat();

describe('a log told on threads', () => {
  it.each([1, 3])('fills the tables that one thread fills, row by row: by %i', async (threads) => {
    await ledger.recordInBulk(alliances(1_200));
    await rebuilt();
    const here = await liveContents();
    const told: number[] = [];
    const { events } = await rebuilt({
      threads: onThreads(threads),
      onProgress: ({ step, done }) => step === 'telling' && told.push(done),
    });
    expect(events).toBe(3_600);
    expect(await liveContents()).toEqual(here);
    expect(told.length).toBeGreaterThan(0);
  });

  it('is given up on the event that stands in the way, by its place', async () => {
    await ledger.record(...alliances(40));
    await ledger.record({
      stream: 'alliance-7',
      event: { type: 'alliance.titled', data: { title: 'from the future' } },
      version: 99,
      occurredOn: '2013-01-01',
    });
    const head = await ledger.store.head();
    await expect(rebuilt({ threads: onThreads(2) })).rejects.toMatchObject({
      name: 'RebuildFailed',
      projection: allianceProjection.name,
      at: { position: head, type: 'alliance.titled' },
    });
    await expect(rebuilt()).rejects.toMatchObject({ at: { position: head } });
  });

  it('counts the events of unknown types, or refuses them', async () => {
    await ledger.record(...alliances(5));
    for (const stream of ['alliance-1', 'alliance-4']) {
      const event = { type: 'alliance.dreamt', data: {} };
      await ledger.record({ stream, event, version: 1, occurredOn: '2013-01-01' });
    }
    await rebuilt({ threads: onThreads(2) });
    expect(await live()).toMatchObject({ unknownEvents: 2n });
    await expect(rebuilt({ threads: onThreads(2), strict: true })).rejects.toMatchObject({
      name: 'RebuildFailed',
      reason: 'an event of a type unknown to this release',
    });
  });

  it('is given up when it is told to, and leaves nothing in the way of the next', async () => {
    await ledger.recordInBulk(alliances(2_500));
    const aborted = new AbortController();
    await expect(
      rebuilt({
        threads: onThreads(2),
        signal: aborted.signal,
        onProgress: ({ step }) => step === 'telling' && aborted.abort(new Error('enough')),
      }),
    ).rejects.toThrow('enough');
    await rebuilt({ threads: onThreads(2) });
    expect((await live()).position).toBe(await ledger.store.head());
  });
});
