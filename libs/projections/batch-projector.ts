import { type DataSource, type EntityManager } from 'typeorm';
import { type EventStore, type Position, type RecordedEvent, type StoredEvent } from '#event-store';
import {
  advance,
  beginFirstBuild,
  holdStill,
  lockCheckpoint,
  resumeFrom,
  type Checkpoint,
  type ProjectionState,
} from './checkpoint.js';
import { ProjectionFailed, projecting, refusesTheRows } from './errors.js';
import { foldAgain, foldOnto, type FoldedKey } from './folded-key.js';
import { withinLease, type Lease } from './lease.js';
import { ProjectedRows } from './projected-rows.js';
import { type LastEvent, type Projection } from './projection.js';
import { loadStates, saveStates } from './stored-states.js';

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

/** How many streams a refold holds in memory at once. */
const STREAMS_READ_AT_ONCE = 100;

/** Takes one projection from one checkpoint to the next, rows and checkpoint in one transaction. */
export class BatchProjector<State> {
  readonly #prefix: string;
  readonly #rows: ProjectedRows<State>;
  #leaseMs = 0;

  /** @param skipped ids of the events that are left out of every fold, as they stand when it is asked. */
  constructor(
    private readonly projection: Projection<State>,
    private readonly store: EventStore,
    private readonly decode: Decode,
    private readonly dataSource: DataSource,
    private readonly skipped: () => ReadonlySet<string> = () => new Set(),
  ) {
    this.#prefix = `${projection.category}-`;
    this.#rows = new ProjectedRows(dataSource, projection.tables);
  }

  /** Begins the first build when there is none. */
  async begin(): Promise<void> {
    const { name, version } = this.projection;
    await this.dataSource.transaction((manager) => beginFirstBuild(manager, name, version));
  }

  /**
   * Where to go on from, under this lease. What was built under another version is emptied first, to be built again
   * from the first event. @throws CheckpointMoved when the lease is lost
   */
  async open(lease: Lease): Promise<Checkpoint> {
    this.#leaseMs = lease.ttlMs;
    const { name, version } = this.projection;
    return this.#transaction(async (manager) => {
      const stored = await lockCheckpoint(manager, name, lease);
      if (stored.version !== version) {
        await this.#rows.clear(manager);
        await manager.query('DELETE FROM projections.states WHERE projection = $1', [name]);
      }
      return resumeFrom(manager, stored, version);
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
    { leaveOut, again, alongside }: BatchExtras = {},
  ): Promise<Checkpoint> {
    const fresh = events.filter(({ position }) => position > from.position);
    const last = fresh.at(-1) ?? { position: from.position, id: from.eventId };
    if (fresh.length === 0 && state === from.state) return from;
    const own = fresh.filter(({ stream, id }) => stream.startsWith(this.#prefix) && !leaveOut?.has(id));
    const facts = projecting(() => this.#factsIn(own));
    try {
      return await this.#transaction(async (manager) => {
        // First, because it locks: what is loaded below is then nobody else's to change.
        const to = await advance(manager, from, {
          position: last.position,
          eventId: last.id,
          state,
          unknownEvents: facts.filter(({ known }) => !known).length,
        });
        await alongside?.(manager);
        if (own.length > 0 || again?.size) await this.#fold(manager, own, facts, last.position, again);
        return to;
      });
    } catch (error) {
      throw refusesTheRows(error) ? new ProjectionFailed(error) : error;
    }
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
    try {
      await this.#transaction(async (manager) => {
        await holdStill(manager, at);
        await alongside(manager);
        await this.#fold(manager, [], [], upTo, new Set([stream]));
      });
    } catch (error) {
      throw refusesTheRows(error) ? new ProjectionFailed(error) : error;
    }
  }

  #transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return withinLease(this.dataSource, { ttlMs: this.#leaseMs }, work);
  }

  /** Decoded, what is skipped left out. */
  #factsIn(own: readonly StoredEvent[]): RecordedEvent[] {
    const skipped = this.skipped();
    return own.filter(({ id }) => !skipped.has(id)).map(this.decode);
  }

  async #fold(
    manager: EntityManager,
    own: readonly StoredEvent[],
    decoded: readonly RecordedEvent[],
    upTo: Position,
    again: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    const byStream = Map.groupBy(decoded, ({ stream }) => stream);
    const lastEvents = new Map<string, LastEvent>(own.map((event) => [this.#keyOf(event.stream), event]));
    const streams = new Set([...own.map(({ stream }) => stream), ...again]);
    const keys = [...streams].map((stream) => this.#keyOf(stream));
    const stored = await loadStates<State>(manager, this.projection.name, keys);
    const folded = new Map<string, FoldedKey<State> | null>();
    const late = [...again];
    for (const stream of streams) {
      if (again.has(stream)) continue;
      const key = this.#keyOf(stream);
      const facts = (byStream.get(stream) ?? []).filter(({ known }) => known);
      const result = projecting(() => foldOnto(this.projection.fold, stored.get(key) ?? null, facts));
      if (result === 'late') late.push(stream);
      else folded.set(key, result);
    }
    for (let first = 0; first < late.length; first += STREAMS_READ_AT_ONCE) {
      const some = late.slice(first, first + STREAMS_READ_AT_ONCE);
      for (const { key, state, last } of await this.#foldAgain(some, upTo)) {
        folded.set(key, state);
        if (last) lastEvents.set(key, last);
      }
    }
    await this.#rows.replace(manager, folded, lastEvents);
    await saveStates(manager, this.projection.name, folded);
  }

  async #foldAgain(
    streams: readonly string[],
    upTo: Position,
  ): Promise<{ key: string; state: FoldedKey<State> | null; last: LastEvent | null }[]> {
    const stored = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
    for await (const event of this.store.readStreams(streams, upTo)) stored.get(event.stream)!.push(event);
    return [...stored].map(([stream, own]) => ({
      key: this.#keyOf(stream),
      last: own.at(-1) ?? null,
      state: projecting(() =>
        foldAgain(
          this.projection.fold,
          this.#factsIn(own).filter(({ known }) => known),
        ),
      ),
    }));
  }

  #keyOf(stream: string): string {
    return stream.slice(this.#prefix.length);
  }
}
