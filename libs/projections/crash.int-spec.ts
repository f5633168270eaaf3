import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { AllianceFormed, AllianceJoined, AllianceTitled } from './testing/alliance.js';
import { testMigrations, TestLedger, type FactToRecord } from './testing/test-ledger.js';

const testing = join(import.meta.dirname, 'testing');

let database: TestDatabase;
let ledger: TestLedger;
const processes = new Set<ChildProcess>();

beforeEach(async () => {
  database = await createTestDatabase(testMigrations);
  ledger = await TestLedger.open(database.url);
});
afterEach(async () => {
  for (const running of processes) await kill(running);
  await ledger.close();
  await database.drop();
});

async function startProjector(hold = ''): Promise<ChildProcess> {
  const loader = pathToFileURL(join(testing, 'typescript.mjs')).href;
  const running = fork(join(testing, 'projector-process.ts'), {
    execArgv: ['--import', loader],
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url, HOLD: hold },
  });
  processes.add(running);
  await told(running, 'started');
  return running;
}

/** Resolves when the process has sent this message. */
async function told(running: ChildProcess, awaited: string): Promise<void> {
  const ended = once(running, 'exit').then(([code, signal]) => {
    throw new Error(`the projector ended (${code ?? signal}) before it was ${awaited}`);
  });
  const heard = new Promise<void>((resolve) => {
    running.on('message', (message) => {
      if (message === awaited) resolve();
    });
  });
  await Promise.race([heard, ended]);
  ended.catch(() => undefined);
}

async function kill(running: ChildProcess): Promise<void> {
  processes.delete(running);
  if (running.exitCode !== null || running.signalCode !== null) return;
  const ended = once(running, 'exit');
  running.kill('SIGKILL');
  await ended;
}

/** Facts of a few alliances, in turn, every third one late. */
const facts = (from: number, count: number): FactToRecord[] =>
  Array.from({ length: count }, (_, index) => from + index).map((n) => {
    const stream = `alliance-${n % 7}`;
    if (n < 7) return { stream, event: AllianceFormed.of({ title: `title ${n}` }), occurredOn: '2010-01-01' };
    const year = n % 3 === 0 ? 2011 : 2012 + Math.floor(n / 50);
    return {
      stream,
      event:
        n % 2 === 0
          ? AllianceJoined.of({ party: `party ${n}`, role: 'funder' })
          : AllianceTitled.of({ title: `title ${n}` }),
      occurredOn: `${year}-06-15`,
    };
  });

const projected = async (): Promise<bigint> => {
  const [checkpoint] = await ledger.engine().status();
  return checkpoint?.position ?? -1n;
};

/** Starts a projector anew, lets it reach the end of the log, and compares the rows with a fresh fold of it. */
async function expectExactAfterRestart(): Promise<void> {
  const again = await startProjector();
  await ledger.engine().waitFor(await ledger.store.head(), { timeoutMs: 20_000 });
  await kill(again);
  expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
}

describe('a projector killed between its rows and its checkpoint', () => {
  it.each([
    ['before-commit-1', -1n],
    ['before-commit-3', 19n],
    ['after-commit-2', 19n],
  ])(
    'keeps both or neither (%s), and is exact when started again',
    async (hold, position) => {
      await ledger.record(...facts(0, 45));
      const projector = await startProjector(hold);
      await told(projector, 'held');
      await kill(projector);
      expect(await projected()).toBe(position);
      await expectExactAfterRestart();
    },
    60_000,
  );
});

describe('a projector killed after an append, before projecting it', () => {
  it('goes on from there when started again, with no loss and no double effect', async () => {
    await ledger.record(...facts(0, 20));
    const before = await startProjector();
    await ledger.engine().waitFor(19n, { timeoutMs: 20_000 });
    await kill(before);
    const projector = await startProjector('before-projecting');
    const holding = told(projector, 'held');
    await ledger.record(...facts(20, 3));
    await holding;
    await kill(projector);
    expect(await projected()).toBe(19n);
    await expectExactAfterRestart();
  }, 60_000);
});

describe('a projector killed again and again while facts are recorded', () => {
  it('is exact in the end', async () => {
    let recording = true;
    const recorded = (async () => {
      for (let n = 0; n < 400 && recording; n += 5) await ledger.record(...facts(n, 5));
    })();
    for (let round = 0; round < 4; round += 1) {
      const projector = await startProjector();
      await sleep(20 + round * 45);
      await kill(projector);
    }
    recording = false;
    await recorded;
    await expectExactAfterRestart();
  }, 60_000);
});

describe('a projector told to end', () => {
  it('finishes its batch, stores the checkpoint and exits with 0', async () => {
    await ledger.record(...facts(0, 40));
    const projector = await startProjector();
    const ended = once(projector, 'exit');
    await ledger.engine().waitFor(9n, { timeoutMs: 20_000 });
    projector.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    processes.delete(projector);
    expect(((await projected()) + 1n) % 10n).toBe(0n);
    await expectExactAfterRestart();
  }, 60_000);
});
