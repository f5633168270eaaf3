/**
 * The event store port. Adapters pass one contract suite (`testing/`); what they promise is written there and here,
 * in the words of docs/event-store.md.
 */

/** Place in the one global order: opaque to callers but for comparison. `BEFORE_ALL` stands before every event. */
export type Position = bigint;
export const BEFORE_ALL: Position = -1n;

/** Revision expected of the stream at append: it must not exist, or its last event must have that revision. */
export type ExpectedRevision = 'no-stream' | number;

/** An event ready to be stored: data and metadata are canonical JSON (RFC 8785). */
export interface EventData {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: string;
  readonly metadata: string;
}

/** An event as stored. `revision` counts from 0 in its stream; `recordedAt` is the store's clock, in whole milliseconds, never going back (for loaded events, that of the store they come from). */
export interface StoredEvent extends EventData {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Date;
}

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventData[];
}

/**
 * Where the appended events stand. `repeated`: the same ids were already there at that expectation; nothing was
 * written. For an empty batch, the empty range after the stream's end: `firstRevision` is `lastRevision + 1`, and a
 * missing stream ends at revision -1, position `BEFORE_ALL`.
 */
export interface Appended {
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly lastPosition: Position;
  readonly repeated: boolean;
}

export interface AppendGroupOptions {
  /**
   * The events come from another log and bear the `recordedAt` it gave them in their metadata, all of them. Accepted only
   * while the log holds nothing but such events (`RecordedAtRefused`), and written in the order given. Default: false,
   * and then none may bear one.
   */
  readonly loading?: boolean;
}

export type Direction = 'forward' | 'backward';

export interface ReadStreamOptions {
  readonly direction?: Direction;
  /** First revision read, inclusive. Default: the first (forward) or the last (backward). */
  readonly from?: number;
  /** Last revision read, inclusive. */
  readonly to?: number;
  readonly limit?: number;
}

export interface ReadAllOptions {
  readonly direction?: Direction;
  /** Position read from, exclusive. Default: `BEFORE_ALL` (forward) or the end (backward). */
  readonly after?: Position;
  /** Last position read, inclusive. */
  readonly to?: Position;
  readonly limit?: number;
}

export interface SubscribeOptions {
  /** Events after this position, exclusive: `BEFORE_ALL` for the whole log, `await store.head()` for what comes next. */
  readonly after: Position;
  readonly signal: AbortSignal;
  /** Largest batch handed over. Default 500. */
  readonly batchSize?: number;
  /** Told of each lost connection and of each recovery; the subscription itself reconnects with backoff, for ever. */
  readonly onConnection?: (state: { readonly connected: boolean; readonly error?: unknown }) => void;
}

/** What a subscription yields: events in order, and, each time the end of the log is reached, `caughtUp`. */
export interface SubscriptionBatch {
  readonly events: readonly StoredEvent[];
  /** True when the log held nothing after these events. The first such batch follows the last historical event, and comes for an empty log too. */
  readonly caughtUp: boolean;
}

export interface EventStore {
  /** Differences between engines are declared, never skipped in the suite. */
  readonly capabilities: {
    /** Positions are 0, 1, 2… without holes. */
    readonly densePositions: boolean;
    /**
     * An id that stands anywhere in the log is refused. Where false, only one that stands in the stream, and only when the
     * append's expectation fails: the command runner, which folds the stream, covers the rest.
     */
    readonly uniqueEventIds: boolean;
  };
  /**
   * All or nothing, to one stream. An empty batch writes nothing and returns the stream's end as it is.
   * @throws RevisionConflict, DuplicateEventId, ConflictingRetry, AppendTooLarge, InvalidAppend, RecordedAtRefused, EventStoreUnavailable
   */
  append(append: Append): Promise<Appended>;
  /**
   * Several appends at once, each with its own verdict: one that is stale, repeated or oversized changes nothing for the others.
   * Resolves with, for each, its result or its typed error.
   */
  appendGroup(
    appends: readonly Append[],
    options?: AppendGroupOptions,
  ): Promise<readonly (Appended | EventStoreError)[]>;
  /** A stream's events, in bounded memory. @throws StreamNotFound on first iteration when the stream does not exist */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<StoredEvent>;
  /** The events of several streams up to a position, inclusive, stream after stream, each in order; missing streams give none. */
  readStreams(streams: readonly string[], upTo: Position): AsyncIterable<StoredEvent>;
  readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent>;
  /** Position of the last event, or `BEFORE_ALL`. */
  head(): Promise<Position>;
  /** Batches until `signal` aborts, then ends. A consumer that is slow holds back the reading: memory stays bounded. */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch>;
}

/** An append holds at most this much, all data and metadata in UTF-8, in every adapter. */
export const MAX_APPEND_BYTES = 900 * 1024;

export abstract class EventStoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The stream's end is not the expected one. `actual` is null when the stream does not exist. */
export class RevisionConflict extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | null,
  ) {
    super(`${stream}: expected ${expected}, is ${actual ?? 'no-stream'}`);
  }
}

/** The same id twice in one batch, or already in the stream elsewhere than at the expectation. */
export class DuplicateEventId extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly eventId: string,
  ) {
    super(`${stream}: event id ${eventId} is already used`);
  }
}

/** Some ids of the batch stand at its expectation, but not all: another request under the same ids. */
export class ConflictingRetry extends EventStoreError {
  constructor(readonly stream: string) {
    super(`${stream}: a different batch was already appended there under some of these ids`);
  }
}

export class AppendTooLarge extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly bytes: number,
  ) {
    super(`${stream}: an append of ${bytes} bytes is over ${MAX_APPEND_BYTES}`);
  }
}

/** The envelope is malformed: an id that is no lower-case UUID, a name too long, an ill-formed string. Nothing was written. */
export class InvalidAppend extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly reason: string,
  ) {
    super(`${stream}: ${reason}`);
  }
}

/** An event that bears a `recordedAt` of its own is only loaded, and only into a log that holds nothing else. Nothing was written. */
export class RecordedAtRefused extends EventStoreError {
  constructor(readonly stream: string) {
    super(
      `${stream}: events that bear their own recordedAt are only loaded into a log that holds nothing else`,
    );
  }
}

export class StreamNotFound extends EventStoreError {
  constructor(readonly stream: string) {
    super(`${stream} does not exist`);
  }
}

/** The store did not answer, or its answer was lost and could not be found out: the same batch may be sent again. */
export class EventStoreUnavailable extends EventStoreError {
  constructor(cause: unknown) {
    super('the event store is unavailable', { cause });
  }
}

/** The value has no canonical JSON form: a lone surrogate, NaN, an infinite number. Nothing was written. */
export class NotCanonical extends EventStoreError {
  constructor(readonly path: string) {
    super(`no canonical JSON form at ${path || 'the root'}`);
  }
}
