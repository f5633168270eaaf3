import { type DataSource } from 'typeorm';
import { type EventStore, type Position } from '#event-store';
import { type Decode } from './batches/batch-projector.js';
import { type Checkpoint } from './running/checkpoint.js';
import { type ProjectionLogger } from './projection-logger.js';
import { ProjectionProgress, type WaitOptions } from './running/projection-progress.js';
import { ProjectionRunner, type ProjectionView } from './running/projection-runner.js';
import { projectionStatuses, type ProjectionStatus } from './running/projection-status.js';
import { ProjectionWork } from './running/projection-work.js';
import { type AnyProjection, type Projection } from './projection.js';
import { leapAhead } from './rebuild/leap-ahead.js';
import { renewOutdated } from './rebuild/renew-outdated.js';
import { type TellingThreadsOptions } from './rebuild/telling/telling-module.js';
import { type ProjectionAlarm, type RunnerOptions } from './running/runner-parts.js';

export interface ProjectionEngineParts {
  readonly store: EventStore;
  readonly decode: Decode;
  /** Initialised; it knows the entities of the projections' tables, and its pool has `connectionsOfEngine`. */
  readonly dataSource: DataSource;
  readonly projections: readonly AnyProjection[];
  readonly logger: ProjectionLogger;
  readonly options?: Partial<RunnerOptions>;
  /** Long logs that are built in bulk are told on threads of their own. */
  readonly threads?: TellingThreadsOptions;
  /** Told when a projection stops, is superseded, or sets an event aside. */
  readonly onAlarm?: (alarm: ProjectionAlarm) => void;
}

export const RUNNER_DEFAULTS: RunnerOptions = {
  batchSize: 500,
  attempts: 5,
  backoff: { firstDelayMs: 100, longestDelayMs: 10_000 },
  poison: 'stop',
  heldStreamsAtMost: 1_000,
  leaseMs: 10_000,
  heartbeatMs: 3_000,
  lookEveryMs: 500,
  farBehind: 20_000,
};

export interface ProjectionHealth {
  /** False when a projection has stopped or has lost the log or the database. */
  readonly healthy: boolean;
  /** True when events are set aside: the rows lack them. */
  readonly degraded: boolean;
  readonly projections: readonly ProjectionView[];
}

/** Keeps the rows of read models abreast of the log: one runner a projection, active in one process at a time. */
export class ProjectionEngine {
  readonly #runners: readonly ProjectionRunner<Checkpoint>[];
  readonly #progress: ProjectionProgress;
  readonly #options: RunnerOptions;
  readonly #ending = new AbortController();
  #started: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | null = null;

  constructor(private readonly parts: ProjectionEngineParts) {
    const { store, decode, dataSource, projections, logger, onAlarm = () => undefined } = parts;
    refuseSharing(projections);
    const options = { ...RUNNER_DEFAULTS, ...parts.options };
    this.#options = options;
    this.#progress = new ProjectionProgress(
      dataSource,
      projections.map(({ name }) => name),
    );
    this.#runners = projections.map(
      (projection) =>
        new ProjectionRunner(
          new ProjectionWork(projection as Projection, store, decode, dataSource, logger, options),
          { store, dataSource, logger, options, onAlarm },
          (checkpoint) => this.#progress.advanced(checkpoint),
        ),
    );
  }

  /**
   * A projection that is far behind, or was never built on a log that is there, is built in bulk first. One declared in
   * a later version than its live build is rebuilt beside it, while the others follow the log.
   */
  start(): void {
    this.#started = this.#start();
  }

  /** Ends after the batches in hand, their checkpoints stored and the leases given back. A second call waits for the first. */
  stop(): Promise<void> {
    this.#ending.abort();
    this.#stopping ??= Promise.all([this.#started, ...this.#runners.map((runner) => runner.stop())]).then(
      () => undefined,
    );
    return this.#stopping;
  }

  async #start(): Promise<void> {
    const { signal } = this.#ending;
    await leapAhead(this.parts, this.#options, signal);
    if (signal.aborted) return;
    for (const runner of this.#runners) runner.start();
    await renewOutdated(this.parts, this.#options, signal);
  }

  /** Resolves when every projection has committed the last event there was at the start. @throws ProjectionStopped */
  async caughtUp(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.caughtUp));
  }

  /** Resolves when the rows hold everything up to `position`, inclusive. @throws ProjectionBehind */
  waitFor(position: Position, options: WaitOptions): Promise<void> {
    return this.#progress.waitFor(position, options);
  }

  /** From the checkpoints: what any process can tell. */
  status(): Promise<ProjectionStatus[]> {
    return projectionStatuses(this.parts.dataSource, this.parts.store);
  }

  /** The engine's word on readiness, without names or causes: anyone may read it. */
  readonly healthCheck = {
    name: 'projections',
    check: () => {
      const { healthy, degraded, projections } = this.health();
      const stopped = projections.some(({ state }) => state === 'stopped');
      const detail = !healthy
        ? stopped
          ? 'a projection has stopped'
          : 'connection lost'
        : degraded
          ? 'events are set aside'
          : 'following';
      return Promise.resolve({ up: healthy, detail });
    },
  };

  /** From memory: answers also when the database does not. */
  health(): ProjectionHealth {
    const projections = this.#runners.map(({ view }) => view);
    return {
      healthy: projections.every(({ state, connected }) => state !== 'stopped' && connected),
      degraded: projections.some(({ deadLetters }) => deadLetters > 0),
      projections,
    };
  }
}

/** Two projections on one name or one table would overwrite each other. */
function refuseSharing(projections: readonly AnyProjection[]): void {
  const claimed = new Set<unknown>();
  for (const { name, tables } of projections) {
    for (const claim of [name, ...tables.map(({ entity }) => entity)]) {
      if (claimed.has(claim))
        throw new Error(`${name}: its name or one of its tables is another projection's`);
      claimed.add(claim);
    }
  }
}
