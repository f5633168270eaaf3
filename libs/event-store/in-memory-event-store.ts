import { faultOf } from './check-append.js';
import {
  BEFORE_ALL,
  ConflictingRetry,
  DuplicateEventId,
  EventStoreError,
  RecordedAtRefused,
  RevisionConflict,
  StreamNotFound,
  type Append,
  type AppendGroupOptions,
  type Appended,
  type EventStore,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionBatch,
} from './event-store.js';
import { borneRecordedAt, recordedAtOf } from './recorded-at.js';

/** The whole port in memory, with the same promises: what tests run on. Nothing outlives the process. */
export class InMemoryEventStore implements EventStore {
  readonly capabilities = { densePositions: true, uniqueEventIds: true };
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly byId = new Map<string, StoredEvent>();
  private readonly waiting = new Set<() => void>();
  private lastRecordedAt = 0;

  /** @param clock milliseconds since 1970; it may go back, `recordedAt` does not. */
  constructor(private readonly clock: () => number = Date.now) {}

  /** Whether an event of this id was appended. */
  holds(eventId: string): boolean {
    return this.byId.has(eventId);
  }

  async append(append: Append): Promise<Appended> {
    const answer = this.answerTo(append);
    if (answer instanceof EventStoreError) throw answer;
    return answer;
  }

  async appendGroup(
    appends: readonly Append[],
    options: AppendGroupOptions = {},
  ): Promise<readonly (Appended | EventStoreError)[]> {
    return appends.map((append) => this.answerTo(append, options));
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent> {
    const { direction = 'forward', from, to, limit = Infinity } = options;
    const events = this.streams.get(stream);
    if (!events) throw new StreamNotFound(stream);
    const [first, last] = direction === 'forward' ? [from ?? 0, to ?? Infinity] : [to ?? 0, from ?? Infinity];
    const range = events.filter(({ revision }) => revision >= first && revision <= last);
    yield* inDirection(range, direction).slice(0, limit);
  }

  async *readStreams(streams: readonly string[], upTo: Position): AsyncGenerator<StoredEvent> {
    for (const stream of [...new Set(streams)].sort()) {
      yield* (this.streams.get(stream) ?? []).filter(({ position }) => position <= upTo);
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent> {
    const { direction = 'forward', after, to, limit = Infinity } = options;
    const [first, end] =
      direction === 'forward'
        ? [(after ?? BEFORE_ALL) + 1n, to === undefined ? this.log.length : to + 1n]
        : [to ?? 0n, after ?? this.log.length];
    const range = this.log.slice(Math.max(0, Number(first)), Math.max(0, Number(end)));
    yield* inDirection(range, direction).slice(0, limit);
  }

  head(): Promise<Position> {
    return Promise.resolve(BigInt(this.log.length) - 1n);
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const { after, signal, batchSize = 500 } = options;
    let next = Number(after + 1n);
    let toldCaughtUp = false;
    while (!signal.aborted) {
      const events = this.log.slice(next, next + batchSize);
      next += events.length;
      const caughtUp = next >= this.log.length;
      if (events.length > 0 || !toldCaughtUp) yield { events, caughtUp };
      toldCaughtUp = caughtUp;
      if (caughtUp && next >= this.log.length) await this.moreOrAborted(signal);
    }
  }

  private async moreOrAborted(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    this.waiting.add(wake);
    signal.addEventListener('abort', wake);
    await promise;
    signal.removeEventListener('abort', wake);
    this.waiting.delete(wake);
  }

  /** The verdict on one append, and its effect: ids before revisions, as every adapter. */
  private answerTo(append: Append, options: AppendGroupOptions = {}): Appended | EventStoreError {
    const fault = faultOf(append, options);
    if (fault) return fault;
    const { stream, expected, events } = append;
    const standing = this.streams.get(stream) ?? [];
    const end = standing.length - 1;
    const first = expected === 'no-stream' ? 0 : expected + 1;
    if (events.length === 0) return appended(end + 1, end, standing.at(-1)?.position ?? BEFORE_ALL, false);
    const inPlace = events.filter(({ id }, index) => standing[first + index]?.id === id).length;
    if (inPlace === events.length) {
      const last = first + events.length - 1;
      return appended(first, last, standing[last]!.position, true);
    }
    if (inPlace > 0) return new ConflictingRetry(stream);
    const duplicate = events.find(({ id }) => this.byId.has(id));
    if (duplicate) return new DuplicateEventId(stream, duplicate.id);
    if (options.loading && !this.takesLoads()) return new RecordedAtRefused(stream);
    if (first !== end + 1) return new RevisionConflict(stream, expected, end < 0 ? null : end);
    this.write(append, first);
    return appended(first, first + events.length - 1, BigInt(this.log.length) - 1n, false);
  }

  /** Loaded events come before all others: while the last bears its own time, so do they all. */
  private takesLoads(): boolean {
    const last = this.log.at(-1);
    return !last || borneRecordedAt(last.metadata) !== undefined;
  }

  private write({ stream, events }: Append, firstRevision: number): void {
    const own = new Date(Math.max(this.lastRecordedAt, this.clock()));
    const stored = events.map(({ id, type, version, data, metadata }, index): StoredEvent => ({
      ...{ id, type, version, data, metadata, stream },
      revision: firstRevision + index,
      position: BigInt(this.log.length + index),
      recordedAt: recordedAtOf(metadata, own),
    }));
    this.lastRecordedAt = Math.max(this.lastRecordedAt, ...stored.map(({ recordedAt }) => +recordedAt));
    this.log.push(...stored);
    const standing = this.streams.get(stream);
    if (standing) standing.push(...stored);
    else this.streams.set(stream, stored);
    for (const event of stored) this.byId.set(event.id, event);
    for (const wake of this.waiting) wake();
  }
}

const inDirection = <T>(range: T[], direction: 'forward' | 'backward'): T[] =>
  direction === 'forward' ? range : range.reverse();

const appended = (
  firstRevision: number,
  lastRevision: number,
  lastPosition: Position,
  repeated: boolean,
): Appended => ({ firstRevision, lastRevision, lastPosition, repeated });
