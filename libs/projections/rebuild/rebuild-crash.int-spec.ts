import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { readCheckpoints } from '../running/checkpoint.js';
import { rebuild } from './rebuild.js';
import { AllianceFormed, AllianceJoined, allianceProjection } from '../testing/alliance.js';
import { contentsOf, type BuildContents } from '../testing/build-contents.js';
import { decodeAlliances, testMigrations, TestLedger, type FactToRecord } from '../testing/test-ledger.js';

const testing = join(import.meta.dirname, '../testing');

let database: TestDatabase;
let ledger: TestLedger;
/** Where killed rebuilds put the log aside. */
let aside: string;

beforeAll(async () => {
  aside = await mkdtemp(join(tmpdir(), 'put-aside-'));
  database = await createTestDatabase(testMigrations);
  ledger = await TestLedger.open(database.url);
  await ledger.record(...life(60));
  const engine = ledger.engine();
  engine.start();
  await engine.caughtUp();
  await engine.stop();
});
afterAll(async () => {
  await ledger.close();
  await database.drop();
  await rm(aside, { recursive: true });
});

/** Facts of a few alliances, every third one late. */
const life = (count: number): FactToRecord[] =>
  Array.from({ length: count }, (_, n) => ({
    stream: `alliance-${n % 7}`,
    event:
      n < 7
        ? AllianceFormed.of({ title: `title ${n}` })
        : AllianceJoined.of({ party: `party ${n}`, role: 'funder' }),
    occurredOn: n < 7 ? '2010-01-01' : `${n % 3 === 0 ? 2011 : 2012 + n}-06-15`,
  }));

async function liveContents(): Promise<BuildContents> {
  const [live] = await readCheckpoints(ledger.dataSource.manager);
  return contentsOf(ledger.dataSource, live!.schema, allianceProjection);
}

/** Starts a rebuild in a process of its own and kills it as that step begins. */
async function killedAt(step: string): Promise<void> {
  const loader = pathToFileURL(join(testing, 'typescript.mjs')).href;
  const running = fork(join(testing, 'rebuild-process.ts'), {
    execArgv: ['--import', loader],
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url, ASIDE_FOLDER: aside, HOLD: step },
  });
  const ended = once(running, 'exit');
  running.on('message', () => running.kill('SIGKILL'));
  const [code, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the rebuild ended (${code}) before it was ${step}`);
}

describe('a rebuild killed half-way', () => {
  it.each(['reading', 'telling', 'indexing', 'switching'])(
    'while %s leaves what is read as it was or rebuilt, and begins anew without a trace of it',
    async (step) => {
      const before = await liveContents();
      await killedAt(step);
      expect(await liveContents()).toEqual(before);
      // PostgreSQL may take a moment to see that the process has gone.
      const again = async (tries = 600): Promise<void> => {
        try {
          const { store, dataSource } = ledger;
          const parts = { store, dataSource, decode: decodeAlliances, projections: [allianceProjection] };
          await rebuild({ ...parts, retireAfterMs: 10 });
        } catch (error) {
          if (tries === 0 || (error as Error).name !== 'RebuildUnderWay') throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
          await again(tries - 1);
        }
      };
      await again();
      expect(await liveContents()).toEqual(before);
      const [live] = await readCheckpoints(ledger.dataSource.manager);
      const schemas = await ledger.dataSource.query<{ name: string }[]>(
        `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'alliances%'`,
      );
      expect(schemas).toEqual([{ name: live!.schema }]);
      expect(await readdir(aside)).toEqual([]);
    },
  );
});
