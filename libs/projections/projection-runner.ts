import { type DataSource } from 'typeorm';
import { type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store';
import { type Backoff, pauseAfter } from './backoff.js';
import { type BatchProjector } from './batch-projector.js';
import { markStopped, type Checkpoint, type ProjectionState } from './checkpoint.js';
import { CheckpointMoved, inWords, ProjectionFailed, ProjectionStopped } from './errors.js';
import { type ProjectionLogger } from './projection-logger.js';

export interface RunnerOptions {
  readonly batchSize: number;
  /** How often an event that fails is tried before its projection stops. */
  readonly attempts: number;
  readonly backoff: Backoff;
}

/** How a projection is doing in this process: what health tells, also when the database does not answer. */
export interface ProjectionView {
  readonly projection: string;
  readonly state: ProjectionState;
  /** False from the loss of the log or the database until the next success. */
  readonly connected: boolean;
  readonly error: string | null;
}

/** Follows the log for one projection, from its checkpoint until it is told to stop. */
export class ProjectionRunner {
  /** Resolves once the last event there was at the start is committed; rejects when the projection stops before. */
  readonly caughtUp: Promise<void>;
  readonly #caughtUp = Promise.withResolvers<void>();
  readonly #ending = new AbortController();
  #view: Omit<ProjectionView, 'projection'> = { state: 'catching-up', connected: true, error: null };
  #checkpoint: Checkpoint | null = null;
  #outages = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly projection: string,
    private readonly batches: Pick<BatchProjector<never>, 'open' | 'project'>,
    private readonly store: EventStore,
    private readonly dataSource: DataSource,
    private readonly logger: ProjectionLogger,
    private readonly options: RunnerOptions,
    private readonly onAdvanced: (checkpoint: Checkpoint) => void,
  ) {
    this.caughtUp = this.#caughtUp.promise;
    this.caughtUp.catch(() => undefined);
  }

  get view(): ProjectionView {
    return { projection: this.projection, ...this.#view };
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Finishes the batch in hand, whose checkpoint it stores. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      try {
        await this.#follow();
      } catch (error) {
        if (error instanceof ProjectionStopped) return this.#stopLoudly(error);
        if (error instanceof CheckpointMoved) {
          this.logger.warn({ projection: this.projection }, error.message);
          await pauseAfter(1, this.options.backoff, this.#ending.signal);
        } else await this.#waitOut(error);
      }
    }
  }

  get #ended(): boolean {
    return this.#ending.signal.aborted;
  }

  async #follow(): Promise<void> {
    let checkpoint = await this.batches.open(this.#checkpoint !== null);
    this.#checkpoint = checkpoint;
    await this.#confirm(checkpoint);
    this.onAdvanced(checkpoint);
    let lost = false;
    const recovered = new AbortController();
    const batches = this.store.subscribe({
      after: checkpoint.position,
      signal: AbortSignal.any([this.#ending.signal, recovered.signal]),
      batchSize: this.options.batchSize,
      onConnection: ({ connected, error }) => {
        if (!connected) {
          lost = true;
          this.#disconnected(error);
          // What came back may be an older log than what was lost: the checkpoint is confirmed again.
        } else if (lost) recovered.abort();
      },
    });
    for await (const batch of batches) {
      checkpoint = await this.#project(checkpoint, batch);
      this.#reached(checkpoint);
      if (this.#ended) return;
    }
    if (!this.#ended && !recovered.signal.aborted) throw new Error('the subscription ended');
  }

  /** The event at the checkpoint must be the one that was projected: else the log was restored to an earlier state. */
  async #confirm({ position, eventId }: Checkpoint): Promise<void> {
    if (eventId === null) return;
    for await (const event of this.store.readAll({ after: position - 1n, to: position, limit: 1 }))
      if (event.id === eventId) return;
    throw new ProjectionStopped(this.projection, {
      reason: `the log does not hold event ${eventId} there: it is not the log that was projected`,
      position: position.toString(),
      eventType: null,
    });
  }

  async #project(from: Checkpoint, { events, caughtUp }: SubscriptionBatch): Promise<Checkpoint> {
    const state = caughtUp ? 'running' : from.state;
    for (let failures = 0; ;) {
      try {
        return await this.batches.project(from, events, state);
      } catch (error) {
        const [event] = events;
        if (!(error instanceof ProjectionFailed) || !event) throw error;
        if (events.length > 1) return this.#oneByOne(from, events, caughtUp);
        failures += 1;
        if (failures === this.options.attempts) throw this.#because(error, event);
        const { position, type } = event;
        this.logger.warn(
          {
            projection: this.projection,
            position: position.toString(),
            type,
            failures,
            error: inWords(error.cause),
          },
          'an event could not be projected and is tried again',
        );
        await pauseAfter(failures, this.options.backoff, this.#ending.signal);
        if (this.#ended) return from;
      }
    }
  }

  /** A batch that failed, event by event: all before the one at fault is kept, and that one is known. */
  async #oneByOne(from: Checkpoint, events: readonly StoredEvent[], caughtUp: boolean): Promise<Checkpoint> {
    let checkpoint = from;
    for (const event of events) {
      if (this.#ended) return checkpoint;
      checkpoint = await this.#project(checkpoint, {
        events: [event],
        caughtUp: caughtUp && event === events.at(-1),
      });
      this.#reached(checkpoint);
    }
    return checkpoint;
  }

  #because(error: ProjectionFailed, { position, type }: StoredEvent): ProjectionStopped {
    const reason = inWords(error.cause);
    return new ProjectionStopped(
      this.projection,
      { reason, position: position.toString(), eventType: type },
      { cause: error.cause },
    );
  }

  #reached(checkpoint: Checkpoint): void {
    this.#outages = 0;
    this.#checkpoint = checkpoint;
    this.#view = { state: checkpoint.state, connected: true, error: null };
    this.onAdvanced(checkpoint);
    if (checkpoint.state === 'running') this.#caughtUp.resolve();
  }

  #disconnected(error: unknown): void {
    if (this.#view.connected)
      this.logger.warn({ projection: this.projection, error: inWords(error) }, 'the connection is lost');
    this.#view = { ...this.#view, connected: false, error: inWords(error) };
  }

  /** The log or the database does not answer: tried again for ever, ever more slowly. */
  async #waitOut(error: unknown): Promise<void> {
    this.#disconnected(error);
    this.#outages += 1;
    await pauseAfter(this.#outages, this.options.backoff, this.#ending.signal);
  }

  /** Stops for good, and says so in health, in the log and beside the rows. */
  async #stopLoudly(stopped: ProjectionStopped): Promise<void> {
    this.#view = { state: 'stopped', connected: true, error: stopped.message };
    this.#caughtUp.reject(stopped);
    this.logger.error({ projection: this.projection, ...stopped.why }, stopped.message);
    for (let failures = 1; this.#checkpoint && !this.#ended; failures += 1) {
      try {
        return await markStopped(this.dataSource.manager, this.#checkpoint, stopped.why);
      } catch (error) {
        this.logger.warn(
          { projection: this.projection, error: inWords(error) },
          'the stop could not be recorded',
        );
        await pauseAfter(failures, this.options.backoff, this.#ending.signal);
      }
    }
  }
}
