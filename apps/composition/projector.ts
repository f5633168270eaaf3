import { type DataSource } from 'typeorm';
import { type HealthCheck, type Logger, type Metrics, type ProjectionConfiguration } from '#platform';
import { CommandRunner } from '#event-store';
import { connectionsOfEngine, PolicyEngine, policyStatuses, ProjectionEngine } from '#projections';
import { PROJECTIONS, TOLD_ON_THREADS } from '#read-models';
import { resultsAreDrawnUp } from '../projector/policies/results-are-drawn-up.js';
import { type Log } from './open-log.js';
import { countAlarms, measurePolicies, measureProjections } from './projection-measures.js';
import { sweepTextKeysDaily } from './sweep-text-keys.js';

/** What runs in the background of a process that projects. */
export interface Projector {
  readonly projections: ProjectionEngine;
  readonly policies: PolicyEngine;
  readonly healthChecks: readonly HealthCheck[];
  start(): void;
  /** Ends after the batches in hand, their checkpoints stored. */
  stop(): Promise<void>;
}

/** Of its policies: one for each lease, and one for what they read. */
const POLICY_CONNECTIONS = 2;

/** Connections that a projector holds at most, a rebuild beside what is live included; two to ask how far it is. */
export const PROJECTOR_POOL_SIZE = connectionsOfEngine(PROJECTIONS.length) + POLICY_CONNECTIONS + 2;

export interface ProjectorOptions {
  /** The clock that says which day is today; the machine's by default. */
  readonly clock?: () => Date;
  /** Where it is measured how far they are. */
  readonly metrics?: Metrics | null;
}

/** Keeps the read models abreast of the log, does what follows from it, and sweeps the keys of texts that came to nothing. */
export function projectorOf(
  { store, codec, textKeys, healthCheck }: Log,
  dataSource: DataSource,
  logger: Logger,
  { projectionPoison }: ProjectionConfiguration = { projectionPoison: 'stop' },
  { clock = () => new Date(), metrics = null }: ProjectorOptions = {},
): Projector {
  const onAlarm = metrics ? countAlarms(metrics) : () => undefined;
  const projections = new ProjectionEngine({
    store,
    decode: (stored) => codec.decode(stored),
    dataSource,
    projections: PROJECTIONS,
    threads: TOLD_ON_THREADS,
    logger,
    options: { poison: projectionPoison },
    onAlarm,
  });
  const policies = new PolicyEngine({
    store,
    decode: (stored) => codec.decode(stored),
    dataSource,
    commands: new CommandRunner(store, codec),
    policies: [resultsAreDrawnUp({ store, codec, dataSource, progress: projections })],
    logger,
    clock,
    onAlarm,
  });
  if (metrics) {
    measureProjections(metrics, () => projections.status());
    measurePolicies(metrics, () => policyStatuses(dataSource, store));
  }
  let stopSweeping = (): Promise<void> => Promise.resolve();
  return {
    projections,
    policies,
    healthChecks: [projections.healthCheck, policies.healthCheck, healthCheck],
    start: () => {
      projections.start();
      policies.start();
      stopSweeping = sweepTextKeysDaily(textKeys, logger);
    },
    stop: async () => {
      await policies.stop();
      await projections.stop();
      await stopSweeping();
    },
  };
}
