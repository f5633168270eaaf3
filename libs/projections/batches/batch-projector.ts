import { type DataSource, type EntityManager } from 'typeorm';
import { type EventStore, type Position, type RecordedEvent, type StoredEvent } from '#event-store';
import { BatchWrites } from './batch-writes.js';
import { beginFirstBuild, createEmptyBuild, dropBuild, lockProjection, makeLive } from '../tables/builds.js';
import {
  advance,
  holdStill,
  lockCheckpoint,
  resume,
  type Checkpoint,
  type ProjectionState,
} from '../running/checkpoint.js';
import { ProjectionFailed, projecting, refusesTheRows } from '../errors.js';
import { comeLast, goOn } from './go-on.js';
import { withinLease, type Lease } from '../running/lease.js';
import { type Projection } from '../projection.js';
import { loadStates } from '../tables/stored-states.js';
import { factsOf, take, type TakenEvent } from '../history/taken-event.js';
import { tellAgain } from './tell-again.js';

/** Upcasts and reads a stored event: the codec's. */
export type Decode = (event: StoredEvent) => RecordedEvent;

/** What a batch is projected with, beside its events. */
export interface BatchExtras {
  /** Ids of events that are not folded, though the checkpoint passes them: dead letters, and those held behind. */
  readonly leaveOut?: ReadonlySet<string>;
  /** Streams whose key is told again from all its facts: what is skipped in them has just changed. */
  readonly again?: ReadonlySet<string>;
  /** Written in the same transaction, under the checkpoint's lock. */
  readonly alongside?: (manager: EntityManager) => Promise<void>;
}

/** How many streams that are told again are held in memory at once. */
const STREAMS_READ_AT_ONCE = 100;

const NONE: ReadonlySet<string> = new Set();

/** Takes a build of one projection from one checkpoint to the next, rows and checkpoint in one transaction. */
export class BatchProjector<State> {
  readonly #prefix: string;
  #leaseMs = 0;

  /** @param skipped ids of the events that are left out of every fold, as they stand when it is asked. */
  constructor(
    private readonly projection: Projection<State>,
    private readonly store: EventStore,
    private readonly decode: Decode,
    private readonly dataSource: DataSource,
    private readonly skipped: () => ReadonlySet<string> = () => NONE,
  ) {
    this.#prefix = `${projection.category}-`;
  }

  /** Begins the first build when there is none. */
  async begin(): Promise<void> {
    await this.dataSource.transaction((manager) => beginFirstBuild(manager, this.projection));
  }

  /**
   * Where to go on from, under this lease. What was built under another version gives way to an empty build, to be
   * built again from the first event. @throws CheckpointMoved when the lease is lost
   */
  async open(lease: Lease): Promise<Checkpoint> {
    this.#leaseMs = lease.ttlMs;
    const { name, version } = this.projection;
    return this.#transaction(async (manager) => {
      await lockProjection(manager, name);
      const live = await lockCheckpoint(manager, name, lease);
      if (live.version === version) return resume(manager, live);
      const build = await createEmptyBuild(manager, this.projection);
      await makeLive(manager, this.projection, build);
      await dropBuild(manager, live);
      return { ...build, leaseEpoch: lease.epoch };
    });
  }

  /**
   * Projects the events after the checkpoint; those at or before it were, and are passed over.
   * @throws ProjectionFailed when the events are at fault, CheckpointMoved when another runner has the lease
   */
  async project(
    from: Checkpoint,
    events: readonly StoredEvent[],
    state: ProjectionState,
    extras: BatchExtras = {},
  ): Promise<Checkpoint> {
    return this.#transaction((manager) => this.projectWithin(manager, from, events, state, extras));
  }

  /** The same, within a transaction of the caller's. */
  async projectWithin(
    manager: EntityManager,
    from: Checkpoint,
    events: readonly StoredEvent[],
    state: ProjectionState,
    { leaveOut = NONE, again = NONE, alongside }: BatchExtras = {},
  ): Promise<Checkpoint> {
    const fresh = events.filter(({ position }) => position > from.position);
    const last = fresh.at(-1) ?? { position: from.position, id: from.eventId };
    if (fresh.length === 0 && state === from.state) return from;
    const own = fresh.filter(({ stream, id }) => stream.startsWith(this.#prefix) && !leaveOut.has(id));
    const taken = projecting(() => own.map((event) => take(event, this.decode, this.skipped())));
    // First, because it locks: what is loaded below is then nobody else's to change.
    const to = await advance(manager, from, {
      position: last.position,
      eventId: last.id,
      state,
      unknownEvents: taken.filter(({ is }) => is === 'unknown').length,
    });
    await alongside?.(manager);
    if (own.length > 0 || again.size > 0)
      await this.#fold(manager, from.schema, taken, last.position, again, leaveOut);
    return to;
  }

  /**
   * Tells the key of one stream again, from all its facts up to a position not past the checkpoint, which stays.
   * @throws ProjectionFailed when a fact is at fault, CheckpointMoved when another runner has the lease
   */
  async retell(
    at: Checkpoint,
    stream: string,
    upTo: Position,
    alongside: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.#transaction(async (manager) => {
      await holdStill(manager, at);
      await alongside(manager);
      await this.#fold(manager, at.schema, [], upTo, new Set([stream]), NONE);
    });
  }

  async #transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await withinLease(this.dataSource, { ttlMs: this.#leaseMs }, work);
    } catch (error) {
      throw refusesTheRows(error) ? new ProjectionFailed(error) : error;
    }
  }

  async #fold(
    manager: EntityManager,
    schema: string,
    events: readonly TakenEvent[],
    upTo: Position,
    again: ReadonlySet<string>,
    leaveOut: ReadonlySet<string>,
  ): Promise<void> {
    const byStream = Map.groupBy(events, ({ event }) => event.stream);
    const keys = [...again.union(new Set(byStream.keys()))].map((stream) => this.#keyOf(stream));
    const stored = await loadStates<State>(manager, schema, keys);
    const writes = new BatchWrites(this.projection, schema);
    const late = [...again];
    for (const [stream, taken] of byStream) {
      if (again.has(stream)) continue;
      const key = this.#keyOf(stream);
      const from = stored.get(key) ?? null;
      if (comeLast(from, factsOf(taken))) projecting(() => goOn(this.projection, key, from, taken, writes));
      else late.push(stream);
    }
    for (let first = 0; first < late.length; first += STREAMS_READ_AT_ONCE) {
      const some = late.slice(first, first + STREAMS_READ_AT_ONCE);
      for (const [stream, taken] of await this.#read(some, upTo, leaveOut)) {
        const key = this.#keyOf(stream);
        const from = stored.get(key) ?? null;
        projecting(() => tellAgain(this.projection, key, taken, from, this.decode, writes));
      }
    }
    await writes.write(manager);
  }

  async #read(
    streams: readonly string[],
    upTo: Position,
    leaveOut: ReadonlySet<string>,
  ): Promise<Map<string, TakenEvent[]>> {
    const taken = new Map<string, TakenEvent[]>(streams.map((stream) => [stream, []]));
    for await (const event of this.store.readStreams(streams, upTo))
      if (!leaveOut.has(event.id))
        taken.get(event.stream)!.push(projecting(() => take(event, this.decode, this.skipped())));
    return taken;
  }

  #keyOf(stream: string): string {
    return stream.slice(this.#prefix.length);
  }
}
