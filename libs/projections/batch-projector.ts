import { type DataSource, type EntityManager } from 'typeorm';
import { type EventStore, type Position, type RecordedEvent, type StoredEvent } from '#event-store';
import { advance, lockCheckpoint, resumeFrom, type Checkpoint, type ProjectionState } from './checkpoint.js';
import { ProjectionFailed, ProjectionStopped, projecting, refusesTheRows } from './errors.js';
import { foldAgain, foldOnto, type FoldedKey } from './folded-key.js';
import { ProjectedRows } from './projected-rows.js';
import { type Projection } from './projection.js';
import { loadStates, saveStates } from './stored-states.js';

/** Upcasts and reads a stored event: the codec's. */
export type Decode = (event: StoredEvent) => RecordedEvent;

/** How many streams a refold holds in memory at once. */
const STREAMS_READ_AT_ONCE = 100;

/** Takes one projection from one checkpoint to the next, rows and checkpoint in one transaction. */
export class BatchProjector<State> {
  readonly #prefix: string;
  readonly #rows: ProjectedRows<State>;

  constructor(
    private readonly projection: Projection<State>,
    private readonly store: EventStore,
    private readonly decode: Decode,
    private readonly dataSource: DataSource,
  ) {
    this.#prefix = `${projection.category}-`;
    this.#rows = new ProjectedRows(dataSource, projection.tables);
  }

  /**
   * Where to go on from. What was built under another version is emptied first, to be built again from the first
   * event; unless this runner was going already, when another has taken over with that version.
   * @throws ProjectionStopped when superseded
   */
  async open(wasGoing: boolean): Promise<Checkpoint> {
    const { name, version } = this.projection;
    return this.dataSource.transaction(async (manager) => {
      const stored = await lockCheckpoint(manager, name, version);
      if (stored.version !== version) {
        if (wasGoing) {
          const reason = `version ${stored.version} has taken over from version ${version}`;
          throw new ProjectionStopped(name, { reason, position: null, eventType: null });
        }
        await this.#rows.clear(manager);
        await manager.query('DELETE FROM projections.states WHERE projection = $1', [name]);
      }
      return resumeFrom(manager, stored, version);
    });
  }

  /**
   * Projects the events after the checkpoint; those at or before it were, and are passed over.
   * @throws ProjectionFailed when the events are at fault, CheckpointMoved when another runner was faster
   */
  async project(
    from: Checkpoint,
    events: readonly StoredEvent[],
    state: ProjectionState,
  ): Promise<Checkpoint> {
    const fresh = events.filter(({ position }) => position > from.position);
    const last = fresh.at(-1) ?? { position: from.position, id: from.eventId };
    if (fresh.length === 0 && state === from.state) return from;
    const own = projecting(() =>
      fresh.filter(({ stream }) => stream.startsWith(this.#prefix)).map(this.decode),
    );
    const unknown = own.filter((event) => !event.known);
    try {
      return await this.dataSource.transaction(async (manager) => {
        // First, because it locks: what is loaded below is then nobody else's to change.
        const to = await advance(manager, from, {
          position: last.position,
          eventId: last.id,
          state,
          unknownEvents: unknown.length,
        });
        if (own.length > 0) await this.#fold(manager, own, last.position);
        return to;
      });
    } catch (error) {
      throw refusesTheRows(error) ? new ProjectionFailed(error) : error;
    }
  }

  async #fold(manager: EntityManager, events: readonly RecordedEvent[], upTo: Position): Promise<void> {
    const byStream = Map.groupBy(events, ({ stream }) => stream);
    const keys = [...byStream.keys()].map((stream) => this.#keyOf(stream));
    const stored = await loadStates<State>(manager, this.projection.name, keys);
    const folded = new Map<string, FoldedKey<State> | null>();
    const late: string[] = [];
    for (const [stream, recorded] of byStream) {
      const key = this.#keyOf(stream);
      const facts = recorded.filter(({ known }) => known);
      const result = projecting(() => foldOnto(this.projection.fold, stored.get(key) ?? null, facts));
      if (result === 'late') late.push(stream);
      else folded.set(key, result);
    }
    for (let first = 0; first < late.length; first += STREAMS_READ_AT_ONCE) {
      const streams = late.slice(first, first + STREAMS_READ_AT_ONCE);
      for (const [key, again] of await this.#foldAgain(streams, upTo)) folded.set(key, again);
    }
    const lastEvents = new Map(
      [...byStream].map(([stream, recorded]) => [this.#keyOf(stream), recorded.at(-1)!]),
    );
    await this.#rows.replace(manager, folded, lastEvents);
    await saveStates(manager, this.projection.name, folded);
  }

  async #foldAgain(
    streams: readonly string[],
    upTo: Position,
  ): Promise<Map<string, FoldedKey<State> | null>> {
    const recorded = new Map<string, RecordedEvent[]>(streams.map((stream) => [stream, []]));
    for await (const stored of this.store.readStreams(streams, upTo)) {
      const event = projecting(() => this.decode(stored));
      if (event.known) recorded.get(event.stream)!.push(event);
    }
    return new Map(
      [...recorded].map(([stream, facts]) => [
        this.#keyOf(stream),
        projecting(() => foldAgain(this.projection.fold, facts)),
      ]),
    );
  }

  #keyOf(stream: string): string {
    return stream.slice(this.#prefix.length);
  }
}
