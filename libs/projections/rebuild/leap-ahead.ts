import { type EventStore, type Position } from '#event-store';
import { pauseAfter } from '../running/backoff.js';
import { inWords } from '../errors.js';
import { type ProjectionLogger } from '../projection-logger.js';
import { readCheckpoints } from '../running/checkpoint.js';
import { type AnyProjection } from '../projection.js';
import { beginFirstBuild } from '../tables/builds.js';
import { RebuildUnderWay } from './rebuild-errors.js';
import { rebuild } from './rebuild.js';
import { type RebuildParts } from './rebuild-parts.js';
import { type RunnerOptions } from '../running/runner-parts.js';

interface LeapParts extends Pick<
  RebuildParts,
  'store' | 'decode' | 'dataSource' | 'projections' | 'threads'
> {
  readonly logger: ProjectionLogger;
}

/** A rebuild tells the whole log, about so many times faster than batches take it in. */
const TIMES_FASTER = 4n;
/** Nobody who waits for a read model to catch up has much to do with the one that was behind. */
const RETIRE_AFTER_MS = 1_000;

/**
 * Builds anew the projections that are so far behind that a rebuild is there sooner than batches would be: a first
 * start on a log that is there already, above all. What stands in its way is met again, and told, by the batches that
 * follow. A projection that is paused or has stopped stays where it is.
 */
export async function leapAhead(
  parts: LeapParts,
  { farBehind, lookEveryMs, backoff }: Pick<RunnerOptions, 'farBehind' | 'lookEveryMs' | 'backoff'>,
  signal: AbortSignal,
): Promise<void> {
  const { logger, store, decode, dataSource, threads } = parts;
  while (!signal.aborted) {
    try {
      const projections = await farFrom(parts, farBehind, signal);
      if (projections.length === 0) return;
      const names = projections.map(({ name }) => name);
      logger.info({ projections: names }, 'projections far behind are built in bulk');
      const { events } = await rebuild({
        ...{ store, decode, dataSource, projections, signal },
        ...(threads && { threads }),
        retireAfterMs: RETIRE_AFTER_MS,
      });
      logger.info({ projections: names, events }, 'projections were built in bulk');
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof RebuildUnderWay) {
        await pauseAfter(1, { ...backoff, firstDelayMs: lookEveryMs }, signal);
        continue;
      }
      logger.warn(
        { error: inWords(error) },
        'building in bulk was given up: events are taken in batch by batch',
      );
      return;
    }
  }
}

async function farFrom(
  { store, dataSource, projections }: LeapParts,
  farBehind: number,
  signal: AbortSignal,
): Promise<AnyProjection[]> {
  // What is read meanwhile, if only an empty build.
  for (const projection of projections)
    await dataSource.transaction((manager) => beginFirstBuild(manager, projection));
  const checkpoints = new Map(
    (await readCheckpoints(dataSource.manager)).map((checkpoint) => [checkpoint.projection, checkpoint]),
  );
  const held = await dataSource.query<{ name: string }[]>(
    'SELECT name FROM projections.projections WHERE paused',
  );
  const paused = new Set(held.map(({ name }) => name));
  const head = await store.head();
  const far: AnyProjection[] = [];
  for (const projection of projections) {
    const { version, state, position } = checkpoints.get(projection.name)!;
    if (version !== projection.version || state === 'stopped' || paused.has(projection.name)) continue;
    if (
      (head - position) * TIMES_FASTER < head ||
      !(await isBehind(store, [position, head], farBehind, signal))
    )
      continue;
    far.push(projection);
  }
  return far;
}

/** Where positions are bytes of a log, no event takes fewer: most logs need no look. */
const LEAST_POSITIONS_AN_EVENT = 100;
/** How long a log is looked into whose positions do not count its events. */
const LOOK_MS = 1_000;

/** Whether about so many events come after a position: where positions do not tell, as many as a first look makes likely. */
async function isBehind(
  store: EventStore,
  [after, head]: readonly [Position, Position],
  events: number,
  signal: AbortSignal,
): Promise<boolean> {
  const positions = Number(head - after);
  if (store.capabilities.densePositions) return positions >= events;
  if (positions < events * LEAST_POSITIONS_AN_EVENT) return false;
  const enough = new AbortController();
  let seen = 0;
  let reached = after;
  // A subscription, since it passes over other people's streams where they stand.
  for await (const batch of store.subscribe({
    after,
    batchSize: 500,
    signal: AbortSignal.any([signal, enough.signal, AbortSignal.timeout(LOOK_MS)]),
    onConnection: ({ connected }) => {
      if (!connected) enough.abort();
    },
  })) {
    seen += batch.events.length;
    reached = batch.events.at(-1)?.position ?? reached;
    if (seen >= events || batch.caughtUp) break;
  }
  const ended = signal.aborted || enough.signal.aborted;
  enough.abort();
  return !ended && seen > 0 && (seen * positions) / Number(reached - after) >= events;
}
