import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type EventStore, type Position } from '#event-store';
import { type TestDatabase } from '#event-store-postgres/testing';
import { type Alliance, AllianceFormed, AllianceJoined, AllianceTitled } from '../alliance.js';
import { allianceProjection } from '../alliance.js';
import { type Projection } from '../../projection.js';
import { type FactToRecord, type TestLedger } from '../test-ledger.js';

/** A log and its read models to examine an engine on, empty when handed over. */
export interface EngineSubject {
  readonly ledger: TestLedger;
  readonly database: TestDatabase;
  /** What a process of its own is told, beside DATABASE_URL, to open the same log. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sets the clock of whoever keeps the log back; absent where a test cannot. */
  readonly setClockBack?: (byMs: number) => Promise<void>;
  close(): Promise<void>;
}

/** What each part of the suite is given: a fresh subject for each test, and processes that end with it. */
export interface Examined {
  readonly subject: () => EngineSubject;
  readonly ledger: () => TestLedger;
  /** Starts a projector as a process of its own. `HOLD` says where it holds, once. */
  readonly startProjector: (settings?: Readonly<Record<string, string>>) => Promise<ChildProcess>;
  readonly kill: (running: ChildProcess) => Promise<void>;
}

export const formed = (alliance: string, title = 'A', occurredOn = '2010-01-01'): FactToRecord => ({
  stream: `alliance-${alliance}`,
  event: AllianceFormed.of({ title }),
  occurredOn,
});
export const titled = (alliance: string, title: string, occurredOn = '2012-01-01'): FactToRecord => ({
  stream: `alliance-${alliance}`,
  event: AllianceTitled.of({ title }),
  occurredOn,
});
export const joined = (alliance: string, party: string, occurredOn = '2013-01-01'): FactToRecord => ({
  stream: `alliance-${alliance}`,
  event: AllianceJoined.of({ party, role: 'funder' }),
  occurredOn,
});
export const alliances = (count: number, prefix = ''): FactToRecord[] =>
  Array.from({ length: count }, (_, index) => formed(`${prefix}${index}`, `title ${index}`));

/** Facts of a few alliances, in turn, every third one late. */
export const facts = (from: number, count: number): FactToRecord[] =>
  Array.from({ length: count }, (_, index) => from + index).map((n) => {
    const alliance = `${n % 7}`;
    if (n < 7) return formed(alliance, `title ${n}`);
    const occurredOn = `${n % 3 === 0 ? 2011 : 2012 + Math.floor(n / 50)}-06-15`;
    return n % 2 === 0
      ? joined(alliance, `party ${n}`, occurredOn)
      : titled(alliance, `title ${n}`, occurredOn);
  });

/** The same log, part of it seen otherwise. */
export const seenAs = (store: EventStore, other: Partial<EventStore>): EventStore => ({
  capabilities: store.capabilities,
  append: (append) => store.append(append),
  appendGroup: (appends, options) => store.appendGroup(appends, options),
  readStream: (stream, options) => store.readStream(stream, options),
  readStreams: (streams, upTo) => store.readStreams(streams, upTo),
  readAll: (options) => store.readAll(options),
  head: () => store.head(),
  subscribe: (options) => store.subscribe(options),
  ...other,
});

/** The alliances' projection with a fold that fails on these titles, as often as told. */
export const failingOn = (titles: readonly string[], times = Infinity): Projection<Alliance> => {
  let left = times;
  const evolve = allianceProjection.fold.evolve['alliance.titled']!;
  return {
    ...allianceProjection,
    fold: {
      ...allianceProjection.fold,
      evolve: {
        ...allianceProjection.fold.evolve,
        'alliance.titled': (state, fact) => {
          const { title } = (fact as { data: { title: string } }).data;
          if (titles.includes(title) && left-- > 0) throw new Error('this fold cannot take it');
          return evolve(state, fact);
        },
      },
    },
  };
};

export const until = async (holds: () => boolean | Promise<boolean>, withinMs = 300_000): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never came to hold');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Position of the live build's checkpoint. */
export const projected = async (ledger: TestLedger): Promise<Position> => {
  const [row] = await ledger.dataSource.query<{ position: string }[]>(
    'SELECT position::text FROM projections.builds b JOIN projections.projections p ON p.live_build = b.build',
  );
  return BigInt(row?.position ?? -1);
};

export const expectExactRows = async (
  ledger: TestLedger,
  skipped: ReadonlySet<string> = new Set(),
): Promise<void> => {
  expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch(skipped));
};

/** Resolves when the process has sent this message. */
export async function told(running: ChildProcess, awaited: string): Promise<void> {
  const heard = Promise.withResolvers<void>();
  running.on('message', (message) => {
    if (message === awaited) heard.resolve();
  });
  running.once('exit', (code, signal) =>
    heard.reject(new Error(`the projector ended (${code ?? signal}) before it was ${awaited}`)),
  );
  await heard.promise;
}

export async function startProjectorOf(
  { database, environment }: EngineSubject,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const testing = join(import.meta.dirname, '..');
  const running = fork(join(testing, 'projector-process.ts'), {
    execArgv: ['--import', pathToFileURL(join(testing, 'typescript.mjs')).href],
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: join(tmpdir(), 'partnership-ledger-compiled'),
      DATABASE_URL: database.url,
      ...environment,
      ...settings,
    },
  });
  await told(running, 'started');
  return running;
}

export async function killProcess(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return;
  const ended = once(running, 'exit');
  running.kill('SIGKILL');
  await ended;
}
