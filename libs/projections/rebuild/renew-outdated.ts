import { pauseAfter } from '../running/backoff.js';
import { readCheckpoints } from '../running/checkpoint.js';
import { inWords } from '../errors.js';
import { type ProjectionLogger } from '../projection-logger.js';
import { type AnyProjection } from '../projection.js';
import { keepRenewalFailure } from './renewal-failures.js';
import { RebuildFailed, RebuildUnderWay } from './rebuild-errors.js';
import { rebuild } from './rebuild.js';
import { type RebuildParts } from './rebuild-parts.js';
import { type ProjectionAlarm, type RunnerOptions } from '../running/runner-parts.js';

interface RenewalParts extends Pick<
  RebuildParts,
  'store' | 'decode' | 'dataSource' | 'projections' | 'threads'
> {
  readonly logger: ProjectionLogger;
  readonly onAlarm?: (alarm: ProjectionAlarm) => void;
}

/**
 * Rebuilds the projections whose live build is of an earlier version than the one declared, in one pass over the log;
 * what is live is read meanwhile. Another process that does it already is waited for. A projection that an event stands
 * in the way of is given up with an alarm, kept where every process reads it: what was live stays, the others are
 * rebuilt without it, and operators mend the fold or skip the event, and rebuild.
 */
export async function renewOutdated(
  parts: RenewalParts,
  { backoff, lookEveryMs }: Pick<RunnerOptions, 'backoff' | 'lookEveryMs'>,
  signal: AbortSignal,
): Promise<void> {
  const { logger } = parts;
  const givenUp = new Set<string>();
  for (let failures = 0; !signal.aborted;) {
    try {
      const projections = (await outdated(parts)).filter(({ name }) => !givenUp.has(name));
      if (projections.length === 0) return;
      logger.info({ projections: projections.map(({ name }) => name) }, 'projections are rebuilt');
      const { events } = await rebuild({
        store: parts.store,
        decode: parts.decode,
        dataSource: parts.dataSource,
        projections,
        signal,
        ...(parts.threads && { threads: parts.threads }),
      });
      logger.info({ projections: projections.map(({ name }) => name), events }, 'projections were rebuilt');
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof RebuildFailed) {
        givenUp.add(error.projection);
        await tellFailure(parts, error);
        continue;
      }
      failures += 1;
      const waits = error instanceof RebuildUnderWay;
      if (!waits) logger.warn({ error: inWords(error) }, 'a rebuild was broken off and is begun again');
      await pauseAfter(
        waits ? 1 : failures,
        waits ? { ...backoff, firstDelayMs: lookEveryMs } : backoff,
        signal,
      );
    }
  }
}

/** In the log, to whoever wants to be woken, and beside the builds for any process. */
async function tellFailure(
  { logger, onAlarm, dataSource, projections }: RenewalParts,
  { projection, message, reason, at }: RebuildFailed,
): Promise<void> {
  const position = at ? at.position.toString() : null;
  logger.error({ projection, position }, message);
  onAlarm?.({ projection, alarm: 'stopped', words: message });
  const failed = projections.find(({ name }) => name === projection)!;
  await keepRenewalFailure(dataSource, failed, {
    reason,
    position,
    eventId: at?.id ?? null,
    eventType: at?.type ?? null,
  }).catch((error: unknown) =>
    logger.warn({ projection, error: inWords(error) }, 'why it was given up could not be kept'),
  );
}

async function outdated({ dataSource, projections }: RenewalParts): Promise<AnyProjection[]> {
  const live = await readCheckpoints(dataSource.manager);
  const versions = new Map(live.map(({ projection, version }) => [projection, version]));
  return projections.filter(({ name, version }) => (versions.get(name) ?? version) < version);
}
