import { type DataSource, type EntityManager } from 'typeorm';
import { type EventStore, type StoredEvent } from '#event-store';
import { BatchProjector, type BatchExtras, type Decode } from '../batches/batch-projector.js';
import { markStopped, type Checkpoint, type ProjectionState } from './checkpoint.js';
import { heldStreams, park, parkAgain, readDeadLetters, release } from '../batches/dead-letters.js';
import { inWords, notOneEventsFault, ProjectionFailed, type StopReason } from '../errors.js';
import { type Lease } from './lease.js';
import { markMoments, MomentMarks } from './moments.js';
import { type ProjectionLogger } from '../projection-logger.js';
import { type RunnerOptions } from './runner-parts.js';
import { type Projection } from '../projection.js';
import { type Failure, type RunnerWork, type Standing } from './runner-work.js';
import { readSkips, skipIn } from '../batches/skips.js';

interface StandingRow {
  paused: boolean;
  build: number;
  version: number;
  state: ProjectionState;
  error: string | null;
  retry_asked: boolean;
}

/** A projection's rows, as a runner keeps them: what is skipped, set aside and held is seen to here. */
export class ProjectionWork<State> implements RunnerWork<Checkpoint> {
  readonly #batches: BatchProjector<State>;
  readonly #marks = new MomentMarks();
  #skipped: Set<string> = new Set();
  #held: Set<string> = new Set();
  setAsideCount = 0;

  constructor(
    private readonly projection: Projection<State>,
    private readonly store: EventStore,
    decode: Decode,
    private readonly dataSource: DataSource,
    private readonly logger: ProjectionLogger,
    private readonly options: Pick<RunnerOptions, 'poison' | 'heldStreamsAtMost'>,
  ) {
    this.#batches = new BatchProjector(projection, store, decode, dataSource, () => this.#skipped);
  }

  get name(): string {
    return this.projection.name;
  }

  get version(): number {
    return this.projection.version;
  }

  async look(): Promise<Standing> {
    const [row] = await this.dataSource.query<StandingRow[]>(
      `SELECT p.paused, b.build, b.version, b.state, b.error::text,
              EXISTS (SELECT FROM projections.dead_letters d
                      WHERE d.projection = b.projection AND d.build = b.build AND d.retry) AS retry_asked
       FROM projections.projections p
       JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build
       WHERE p.name = $1`,
      [this.name],
    );
    if (!row) {
      await this.#batches.begin();
      return this.look();
    }
    const { paused, build, version, state, error, retry_asked: retryAsked } = row;
    return {
      paused,
      build,
      version,
      state,
      error: error === null ? null : (JSON.parse(error) as StopReason),
      retryAsked,
    };
  }

  open(lease: Lease): Promise<Checkpoint> {
    return this.#batches.open(lease);
  }

  async begin(at: Checkpoint): Promise<void> {
    this.#skipped = await readSkips(this.store, this.name);
    const held = await heldStreams(this.dataSource.manager, at);
    this.#held = new Set(held.map(({ stream }) => stream));
    for (const { stream, retry } of held) if (retry) await this.#retry(at, stream);
    this.setAsideCount = (await readDeadLetters(this.dataSource.manager, at)).length;
  }

  async take(from: Checkpoint, events: readonly StoredEvent[], state: ProjectionState): Promise<Checkpoint> {
    const fresh = events.filter(({ position }) => position > from.position);
    const skips = fresh.flatMap((event) => skipIn(event, this.name) ?? []);
    // The log says so, whatever becomes of this batch.
    for (const { eventId } of skips) this.#skipped.add(eventId);
    const held = fresh.filter(({ stream }) => this.#held.has(stream));
    const mark = this.#marks.due(fresh);
    const to = await this.#batches.project(from, events, state, {
      leaveOut: new Set(held.map(({ id }) => id)),
      again: new Set(
        skips.map(({ stream }) => stream).filter((stream) => this.#isOwn(stream) && !this.#held.has(stream)),
      ),
      alongside: async (manager) => {
        await park(manager, from, held, null);
        if (mark) await markMoments(manager, [mark]);
      },
    });
    this.#marks.committed(fresh, mark !== null);
    this.setAsideCount += held.length;
    return to;
  }

  async setAside(
    from: Checkpoint,
    event: StoredEvent,
    state: ProjectionState,
    failure: Failure,
  ): Promise<Checkpoint | null> {
    if (this.options.poison === 'stop' || !this.#isOwn(event.stream)) return null;
    if (notOneEventsFault(failure.cause) || this.#held.size >= this.options.heldStreamsAtMost) return null;
    const extras: BatchExtras = {
      leaveOut: new Set([event.id]),
      alongside: (manager: EntityManager) => park(manager, from, [event], failure),
    };
    const to = await this.#batches.project(from, [event], state, extras);
    this.#held.add(event.stream);
    this.setAsideCount += 1;
    return to;
  }

  stopped(at: Checkpoint, why: StopReason): Promise<void> {
    return markStopped(this.dataSource.manager, at, why);
  }

  #isOwn(stream: string): boolean {
    return stream.startsWith(`${this.projection.category}-`);
  }

  /** Takes a held stream in again, as far as it goes: in order, the checkpoint staying where it is. */
  async #retry(at: Checkpoint, stream: string): Promise<void> {
    if (await this.#told(at, stream, at.position)) {
      this.#held.delete(stream);
      this.logger.info({ projection: this.name, stream }, 'what was set aside is projected');
      return;
    }
    for (const letter of await readDeadLetters(this.dataSource.manager, at, stream)) {
      const failure = await this.#failureTelling(at, stream, letter.position);
      if (!failure) continue;
      const reason = inWords(failure.cause);
      await parkAgain(this.dataSource.manager, at, letter, reason);
      this.logger.warn(
        { projection: this.name, stream, position: letter.position.toString(), error: reason },
        'what was set aside still cannot be projected',
      );
      return;
    }
  }

  async #told(at: Checkpoint, stream: string, upTo: bigint): Promise<boolean> {
    return (await this.#failureTelling(at, stream, upTo)) === null;
  }

  async #failureTelling(at: Checkpoint, stream: string, upTo: bigint): Promise<ProjectionFailed | null> {
    try {
      await this.#batches.retell(at, stream, upTo, (manager) => release(manager, at, stream, upTo));
      return null;
    } catch (error) {
      if (error instanceof ProjectionFailed) return error;
      throw error;
    }
  }
}
