import { pauseAfter } from './backoff.js';
import { inWords } from './errors.js';
import { eventsAbout } from './events-about.js';
import { type ProjectionLogger } from './projection-logger.js';
import { projectionStatuses } from './projection-status.js';
import { type AnyProjection } from './projection.js';
import { RebuildUnderWay } from './rebuild-errors.js';
import { rebuild } from './rebuild.js';
import { type RebuildParts } from './rebuild-parts.js';
import { type RunnerOptions } from './runner-parts.js';

interface LeapParts extends Pick<RebuildParts, 'store' | 'decode' | 'dataSource' | 'projections'> {
  readonly logger: ProjectionLogger;
}

/** A rebuild tells the whole log, about so many times faster than batches take it in. */
const TIMES_FASTER = 4;

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
  const log = eventsAbout(store, await store.head());
  if (log < farBehind) return [];
  const statuses = new Map(
    (await projectionStatuses(dataSource, store)).map((status) => [status.projection, status]),
  );
  return projections.filter(({ name, version }) => {
    const status = statuses.get(name);
    if (!status) return true;
    if (status.version !== version || status.paused || status.state === 'stopped') return false;
    const behind = log - eventsAbout(store, status.position);
    return behind >= farBehind && behind * TIMES_FASTER >= log;
  });
}
