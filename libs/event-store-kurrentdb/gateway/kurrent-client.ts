import { EventStoreDBClient, streamNameFilter, type EventData as ClientEvent } from '@eventstore/db-client';
import { type Readable } from 'node:stream';
import { ownConnectionTo, type Address } from './address.js';
import { guardReplies } from './guard-replies.js';
import { Unanswered, told } from './server-errors.js';

/** An event as the server is given it: data and metadata are values that the client prints as JSON. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

/** An event as the server gives it: the client has parsed what it printed. */
export interface ServerEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly isJson: boolean;
  readonly created: Date;
}

export interface Read {
  readonly direction: 'forward' | 'backward';
  /** Forward, inclusive; backward through the log, exclusive, but for `end`. */
  readonly from: bigint | 'start' | 'end';
  /** At least 1. */
  readonly count: number;
}

/** A live reading of the client: events of Node's stream, and what it says beside them. Only `release` ends the call. */
export interface Flow<Item> {
  readonly readable: Readable;
  readonly itemOf: (chunk: unknown) => Item | null;
  release(): void;
}

const DIRECTIONS = { forward: 'forwards', backward: 'backwards' } as const;
/** How many filtered-out events a page of the server's search holds, and after how many of these it says where it is. */
const SEARCH_WINDOW = 1_000;
const CHECKPOINT_WINDOWS = 1;

/**
 * The few calls of the client that the store needs, with its names: `@kurrent/kurrentdb-client` takes this file's place
 * by another, where `expectedRevision` became `streamState`.
 */
export class KurrentClient {
  private readonly client: EventStoreDBClient;
  private isDisposed = false;
  private readonly toTell = new Set<() => void>();

  /** A client with a connection of its own. @throws TypeError when the address cannot be used; it holds no secret */
  constructor(address: Address) {
    try {
      this.client = EventStoreDBClient.connectionString(ownConnectionTo(address));
    } catch {
      // The client's own error quotes the connection string.
      throw new TypeError('the KurrentDB connection string, or a file that it names, cannot be read');
    }
    guardReplies(this.client);
  }

  /**
   * Tells when the client is disposed, at once when it is: its calls do not end by themselves then. Returns how to be told
   * no more. (A signal's listeners cost more than all else here does.)
   */
  onDisposed(told: () => void): () => void {
    if (this.isDisposed) told();
    this.toTell.add(told);
    return () => this.toTell.delete(told);
  }

  /** Where the last event stands. @throws the server's verdict (`server-errors`), Unanswered */
  async append(
    stream: string,
    expected: 'no-stream' | number,
    events: readonly ProposedEvent[],
  ): Promise<{ readonly lastRevision: number; readonly position: bigint }> {
    const proposed = events.map((event) => ({ ...event, contentType: 'application/json' }) as ClientEvent);
    try {
      const { success, nextExpectedRevision, position } = await this.client.appendToStream(stream, proposed, {
        expectedRevision: expected === 'no-stream' ? 'no_stream' : BigInt(expected),
        requiresLeader: true,
      });
      if (!success || !position) throw new Unanswered('the append was answered without a position', true);
      return { lastRevision: Number(nextExpectedRevision), position: position.commit };
    } catch (error) {
      throw told(error);
    }
  }

  readStream(stream: string, { direction, from, count }: Read): Flow<ServerEvent> {
    const reading = this.client.readStream(stream, {
      direction: DIRECTIONS[direction],
      fromRevision: from,
      maxCount: count,
      requiresLeader: true,
    });
    return flow(reading, () => reading.cancel());
  }

  /** Everybody's events: this client filters no reading of the log. */
  readAll({ direction, from, count }: Read): Flow<ServerEvent> {
    const reading = this.client.readAll({
      direction: DIRECTIONS[direction],
      fromPosition: positionOf(from),
      maxCount: count,
      requiresLeader: true,
    });
    return flow(reading, () => reading.cancel());
  }

  /**
   * Events after a position, of streams whose name has this prefix. Beside events it emits `confirmation`, `caughtUp`
   * and `fellBehind`; `onCheckpoint` is told how far the server's search has come.
   */
  subscribe(
    prefix: string,
    from: bigint | 'start',
    onCheckpoint: (position: bigint) => void,
    buffered: number,
  ): Flow<ServerEvent> {
    const subscription = this.client.subscribeToAll(
      {
        fromPosition: positionOf(from),
        requiresLeader: true,
        filter: streamNameFilter({
          prefixes: [prefix],
          maxSearchWindow: SEARCH_WINDOW,
          checkpointInterval: CHECKPOINT_WINDOWS,
          checkpointReached: async (_, { commit }) => onCheckpoint(commit),
        }),
      },
      { readableHighWaterMark: buffered } as object,
    );
    return flow(subscription, () => subscription.unsubscribe());
  }

  /** Ends the calls and closes the connection. */
  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    for (const told of this.toTell) told();
    const { client } = this;
    const close = async () => {
      void client.dispose();
      // Disposing leaves the connection open.
      const { getChannel } = client as unknown as { getChannel: () => Promise<{ close(): void }> };
      (await getChannel()).close();
    };
    close().catch(() => {});
  }
}

const positionOf = <Word extends 'start' | 'end'>(from: bigint | Word) =>
  typeof from === 'bigint' ? { commit: from, prepare: from } : from;

function flow(stream: unknown, release: () => Promise<void>): Flow<ServerEvent> {
  const readable = stream as Readable;
  // Errors may come again after the first, when nobody listens any more.
  readable.on('error', () => {});
  return {
    readable,
    itemOf: (chunk) => serverEvent((chunk as { readonly event?: ClientRecord }).event),
    release: () => void release().catch(() => {}),
  };
}

interface ClientRecord {
  readonly streamId: string;
  readonly revision: bigint;
  readonly position?: { readonly commit: bigint };
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly isJson: boolean;
  readonly created: Date;
}

const serverEvent = (record: ClientRecord | undefined): ServerEvent | null => {
  if (!record?.position) return null;
  const { streamId, revision, position, id, type, data, metadata, isJson, created } = record;
  return {
    ...{ id, type, data, metadata, isJson, created, stream: streamId },
    revision: Number(revision),
    position: position.commit,
  };
};
