import { BEFORE_ALL, type EventStore, type Position } from '#event-store';
import { pauseAfter } from '../running/backoff.js';
import { inWords } from '../errors.js';
import { type ProjectionLogger } from '../projection-logger.js';
import { projectionStatuses } from '../running/projection-status.js';
import { type AnyProjection } from '../projection.js';
import { RebuildUnderWay } from './rebuild-errors.js';
import { rebuild } from './rebuild.js';
import { type RebuildParts } from './rebuild-parts.js';
import { type RunnerOptions } from '../running/runner-parts.js';

interface LeapParts extends Pick<RebuildParts, 'store' | 'decode' | 'dataSource' | 'projections'> {
  readonly logger: ProjectionLogger;
}

/** A rebuild tells the whole log, about so many times faster than batches take it in. */
const TIMES_FASTER = 4n;

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
  const { logger, store, decode, dataSource } = parts;
  while (!signal.aborted) {
    try {
      const projections = await farFrom(parts, farBehind);
      if (projections.length === 0) return;
      const names = projections.map(({ name }) => name);
      logger.info({ projections: names }, 'projections far behind are built in bulk');
      const { events } = await rebuild({ store, decode, dataSource, projections, signal });
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
): Promise<AnyProjection[]> {
  const statuses = new Map(
    (await projectionStatuses(dataSource, store)).map((status) => [status.projection, status]),
  );
  const far: AnyProjection[] = [];
  for (const projection of projections) {
    const status = statuses.get(projection.name);
    if (status && (status.version !== projection.version || status.paused || status.state === 'stopped'))
      continue;
    const position = status?.position ?? BEFORE_ALL;
    if ((await isSooner(store, position)) && (await isBehind(store, position, farBehind)))
      far.push(projection);
  }
  return far;
}

/** Whether a rebuild is sooner there than batches from this position. */
async function isSooner(store: EventStore, position: Position): Promise<boolean> {
  const head = await store.head();
  for await (const first of store.readAll({ limit: 1 })) {
    return (head - position) * TIMES_FASTER >= head - first.position;
  }
  return false;
}

/** Whether so many events come after a position: counted where positions do not tell. */
async function isBehind(store: EventStore, position: Position, events: number): Promise<boolean> {
  if (store.capabilities.densePositions) return Number((await store.head()) - position) >= events;
  let behind = 0;
  for await (const _ of store.readAll({ after: position, limit: events })) behind += 1;
  return behind >= events;
}
