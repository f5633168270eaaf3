import { tmpdir } from 'node:os';
import { type DataSource, type QueryRunner } from 'typeorm';
import { BEFORE_ALL, type Position, type StoredEvent } from '#event-store';
import { BulkTables } from '../tables/bulk-tables.js';
import { catchUpAndSwitch } from './catch-up-and-switch.js';
import { EventPartitions } from './event-partitions.js';
import { quoted } from '../tables/identifiers.js';
import { markMoments, type Moment } from '../running/moments.js';
import { readAhead } from '../batches/read-ahead.js';
import { RebuildClock, type RebuildStep } from './rebuild-progress.js';
import { type RebuildParts, type TellProgress } from './rebuild-parts.js';
import { RowsRefused } from '../errors.js';
import { RebuildFailed } from './rebuild-errors.js';
import { RebuildLock } from './rebuild-lock.js';
import { RebuiltProjection } from './rebuilt-projection.js';
import { type Projection } from '../projection.js';
import { readSkips } from '../batches/skips.js';
import { PartitionTeller } from './telling/partition-teller.js';
import { TellingHere } from './telling/telling-here.js';
import { TellingOnThreads } from './telling/telling-on-threads.js';
import { type Telling, type TellingEnds } from './telling/telling.js';

export interface Rebuilt {
  /** Events read in the one pass. */
  readonly events: number;
  /** Up to where the builds hold everything since the switch, at least. */
  readonly position: Position;
  readonly builds: readonly { readonly projection: string; readonly build: number }[];
}

/** Events asked for at once while the log is read. */
const READ_AT_ONCE = 1_000;
/** Events in a partition, about: what stands in memory while streams are told, in kilobytes at a kilobyte an event. */
const EVENTS_A_PARTITION = 50_000;
const PARTITIONS_AT_MOST = 256;
/** Where positions are bytes of a log, or have holes: about as many of them an event. */
const POSITIONS_AN_EVENT = 1_000;
const PROGRESS_EVERY_MS = 1_000;
/** Events below which threads take longer to start than to tell. */
const TOLD_ON_THREADS_FROM = 50_000;

interface Filled {
  /** Events read. */
  readonly events: number;
  readonly last: StoredEvent | null;
  /** Events of types that today's code does not know, by projection. */
  readonly unknownEvents: ReadonlyMap<string, number>;
}

/**
 * Builds projections anew beside their live builds, which serve throughout: one pass over the log puts its events aside
 * by stream; each stream is then told whole, the rows copied into tables without indexes; indexes and statistics
 * follow, then ordinary batches until the build is not behind the live one, then the switch. Killed half-way, it leaves
 * nothing that is read, and begins anew.
 * @throws RebuildFailed, RebuildUnderWay, or what `signal` was aborted with
 */
export async function rebuild(parts: RebuildParts): Promise<Rebuilt> {
  const lock = await RebuildLock.take(
    parts.dataSource,
    parts.projections.map(({ name }) => name),
  );
  const begun: RebuiltProjection<unknown>[] = [];
  try {
    return await rebuildAll(parts, begun);
  } catch (error) {
    // Leftovers of a rebuild are dropped by the next one too, should this fail.
    for (const one of begun) await one.drop(parts.dataSource).catch(() => undefined);
    if (!(error instanceof RowsRefused)) throw error;
    const refused = begun.find(({ build }) => build.schema === error.schema)!;
    throw RebuildFailed.because(refused.projection.name, null, error.cause);
  } finally {
    await lock.release();
  }
}

async function rebuildAll(parts: RebuildParts, begun: RebuiltProjection<unknown>[]): Promise<Rebuilt> {
  const { store, dataSource, strict = false, signal } = parts;
  const clock = new RebuildClock();
  for (const projection of parts.projections as readonly Projection[]) {
    const skipped = await readSkips(store, projection.name);
    begun.push(await RebuiltProjection.begin(dataSource, projection, skipped, strict));
  }
  const tell = teller(parts, clock, begun);
  const { events, last, unknownEvents } = await fill(parts, begun, tell);
  await index(dataSource, begun, tell, signal);
  let position: Position | null = null;
  const switched: { projection: string; build: number }[] = [];
  for (const one of [...begun]) {
    signal?.throwIfAborted();
    const at = await one.filled(dataSource, last, unknownEvents.get(one.projection.name) ?? 0);
    const to = await catchUpAndSwitch(parts, one.projection, at, tell);
    begun.splice(begun.indexOf(one), 1);
    switched.push({ projection: to.projection, build: to.build });
    position = position === null || to.position < position ? to.position : position;
  }
  return { events, position: position ?? BEFORE_ALL, builds: switched };
}

/** Tells of progress, once a second at most: who asked for the rebuild, and beside the builds for anyone. */
function teller(
  { dataSource, onProgress }: RebuildParts,
  clock: RebuildClock,
  begun: readonly RebuiltProjection<unknown>[],
): TellProgress {
  let toldAt = -Infinity;
  let toldStep: RebuildStep | null = null;
  return async (step, done, of) => {
    if (step === toldStep && performance.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = performance.now();
    toldStep = step;
    const progress = clock.at(step, done, of);
    onProgress?.(progress);
    for (const { build } of begun) {
      await dataSource.query(
        `UPDATE projections.builds SET progress = $3, updated_at = now() WHERE projection = $1 AND build = $2`,
        [build.projection, build.build, JSON.stringify(progress)],
      );
    }
  };
}

async function fill(
  parts: RebuildParts,
  rebuilt: readonly RebuiltProjection<unknown>[],
  tell: TellProgress,
): Promise<Filled> {
  const { store, dataSource, signal, asideFolder = tmpdir() } = parts;
  const head = await store.head();
  const total = store.capabilities.densePositions ? Number(head) + 1 : null;
  const expected = total ?? Number(head) / POSITIONS_AN_EVENT;
  const partitions = Math.min(Math.max(1, Math.ceil(expected / EVENTS_A_PARTITION)), PARTITIONS_AT_MOST);
  const aside = await EventPartitions.create(partitions, asideFolder);
  const bulk = await BulkTables.open(dataSource);
  const prefixes = rebuilt.map(({ projection }) => `${projection.category}-`);
  let telling: Telling | null = null;
  try {
    const moments: Moment[] = [];
    let last: StoredEvent | null = null;
    let read = 0;
    let own = 0;
    for await (const page of readAhead(store.readAll({ to: head }), READ_AT_ONCE)) {
      signal?.throwIfAborted();
      for (const event of page) {
        if (!prefixes.some((prefix) => event.stream.startsWith(prefix))) continue;
        own += 1;
        await aside.add(event);
      }
      read += page.length;
      last = page.at(-1)!;
      moments.push({ position: last.position, recordedAt: last.recordedAt });
      await tell('reading', read, total);
    }
    await markMoments(dataSource.manager, moments);
    let told = 0;
    telling = tellingOf(parts, rebuilt, own, {
      send: (rows) => bulk.send(rows),
      told: (events) => {
        signal?.throwIfAborted();
        return tell('telling', (told += events), own);
      },
    });
    for await (const partition of aside.partitions()) await telling.take(partition);
    const unknownEvents = await telling.finish();
    await bulk.finish();
    return { events: read, last, unknownEvents };
  } finally {
    await telling?.close();
    await bulk.close();
    await aside.close();
  }
}

/** A long log is told on threads, where there is a module for them to tell from. */
function tellingOf(
  { decode, threads }: RebuildParts,
  rebuilt: readonly RebuiltProjection<unknown>[],
  events: number,
  ends: TellingEnds,
): Telling {
  const tasks = rebuilt.map(({ telling }) => telling);
  if (threads && events >= (threads.fromEvents ?? TOLD_ON_THREADS_FROM))
    return new TellingOnThreads(tasks, threads, ends);
  const projections = rebuilt.map(({ projection }) => projection);
  return new TellingHere(new PartitionTeller(projections, tasks, decode), ends);
}

/** Indexes two at once, a projection's kinds of statements one after the other. */
async function index(
  dataSource: DataSource,
  rebuilt: readonly RebuiltProjection<unknown>[],
  tell: TellProgress,
  signal: AbortSignal | undefined,
): Promise<void> {
  const connections = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
  try {
    const kinds = await Promise.all(rebuilt.map((one) => one.lastStatements(dataSource)));
    const of = kinds.flat(2).length;
    let done = 0;
    for (const connection of connections) await connection.query(`SET maintenance_work_mem = '256MB'`);
    for (let kind = 0; kind < 4; kind += 1) {
      const waiting = rebuilt.flatMap(({ build }, which) =>
        kinds[which]![kind]!.map((statement) => ({ schema: build.schema, statement })),
      );
      const work = async (connection: QueryRunner): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          signal?.throwIfAborted();
          await connection.query(`SET search_path = ${quoted(next.schema)}, read, public`);
          await connection.query(next.statement).catch((error: unknown) => {
            throw RowsRefused.in(next!.schema, error);
          });
          await tell('indexing', (done += 1), of);
        }
      };
      await Promise.all(connections.map(work));
    }
  } finally {
    for (const connection of connections) {
      await connection.query('RESET ALL').catch(() => undefined);
      await connection.release();
    }
  }
}
