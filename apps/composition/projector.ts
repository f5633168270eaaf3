import { type DataSource } from 'typeorm';
import { type HealthCheck, type Logger, type ProjectionConfiguration } from '#platform';
import { connectionsOfEngine, ProjectionEngine } from '#projections';
import { PROJECTIONS, TOLD_ON_THREADS } from '#read-models';
import { type Log } from './open-log.js';
import { sweepTextKeysDaily } from './sweep-text-keys.js';

/** What runs in the background of a process that projects. */
export interface Projector {
  readonly projections: ProjectionEngine;
  readonly healthChecks: readonly HealthCheck[];
  start(): void;
  /** Ends after the batches in hand, their checkpoints stored. */
  stop(): Promise<void>;
}

/** Connections that a projector holds at most, a rebuild beside what is live included; two to ask how far it is. */
export const PROJECTOR_POOL_SIZE = connectionsOfEngine(PROJECTIONS.length) + 2;

/** Keeps the read models abreast of the log, and sweeps the keys of texts that came to nothing. */
export function projectorOf(
  { store, codec, textKeys, healthCheck }: Log,
  dataSource: DataSource,
  logger: Logger,
  { projectionPoison }: ProjectionConfiguration = { projectionPoison: 'stop' },
): Projector {
  const projections = new ProjectionEngine({
    store,
    decode: (stored) => codec.decode(stored),
    dataSource,
    projections: PROJECTIONS,
    threads: TOLD_ON_THREADS,
    logger,
    options: { poison: projectionPoison },
  });
  let stopSweeping = (): Promise<void> => Promise.resolve();
  return {
    projections,
    healthChecks: [projections.healthCheck, healthCheck],
    start: () => {
      projections.start();
      stopSweeping = sweepTextKeysDaily(textKeys, logger);
    },
    stop: async () => {
      await projections.stop();
      await stopSweeping();
    },
  };
}
