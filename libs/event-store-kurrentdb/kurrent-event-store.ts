import {
  BEFORE_ALL,
  EventStoreError,
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
} from '#event-store';
import { Appender } from './appender.js';
import { ClientSlot } from './client-slot.js';
import { ServerClock } from './clock.js';
import { addressOf, type Address, type Credentials } from './gateway/address.js';
import { LogEnd } from './log-end.js';
import { readAll } from './log-reading.js';
import { type Patience } from './patience.js';
import { Reader } from './reader.js';
import { readStream, readStreams } from './stream-reading.js';
import { subscription } from './subscription.js';

export interface KurrentEventStoreOptions {
  /** Connection string: `esdb://host:2113?tls=true`, several hosts or `esdb+discover://` for a cluster; `kurrentdb:` is taken as well. */
  readonly address: string;
  /** Instead of those in the address. */
  readonly credentials?: Credentials;
  /** What the names of our streams begin with on the server: all others are other people's. Default `ledger.`. */
  readonly prefix?: string;
  /** Our log begins after this position, or after all there is now, in a database that others used before: that is not read over. */
  readonly beginning?: Position | 'now';
  /** How long one answer may take before its client is replaced. Default 8 s. */
  readonly answerMs?: number;
  /** How long a call is tried before the store is unavailable. Default 15 s. */
  readonly patienceMs?: number;
  /** After how long without an event a subscription makes sure that there was none. Default 10 s. */
  readonly idleMs?: number;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

interface Settings {
  readonly address: Address;
  readonly prefix: string;
  readonly patience: Patience;
  readonly idleMs: number;
  readonly clock: ServerClock;
}

const LAST = { direction: 'backward', from: 'end', count: 1 } as const;

/** The log in KurrentDB: each of our streams is one of the server's, under a prefix; positions are the server's commit positions. */
export class KurrentEventStore implements EventStore {
  readonly capabilities = { densePositions: false, uniqueEventIds: false };
  private readonly closing = new AbortController();
  private readonly appending: ClientSlot;
  private readonly end: LogEnd;
  private readonly appender: Appender;

  private constructor(
    private readonly settings: Settings,
    private readonly reading: ClientSlot,
    private readonly reader: Reader,
    private readonly beginning: Position,
  ) {
    const { address, prefix, clock, patience } = settings;
    this.appending = new ClientSlot(address);
    this.end = new LogEnd(reader, beginning);
    this.appender = new Appender(this.appending, reader, this.end, clock, patience, prefix);
  }

  /** @throws TypeError when the address or the prefix is malformed; EventStoreUnavailable when the server does not answer */
  static async open(options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
    const { prefix = 'ledger.', beginning = BEFORE_ALL, idleMs = 10_000 } = options;
    const { answerMs = 8_000, patienceMs = 15_000 } = options;
    if (!NAME.test(prefix)) throw new TypeError(`a stream prefix cannot be ${prefix}`);
    const address = addressOf(options.address, options.credentials);
    const patience = { answerMs, totalMs: patienceMs };
    const settings = { address, prefix, patience, idleMs, clock: new ServerClock() };
    const reading = new ClientSlot(address);
    const reader = new Reader(reading, prefix, settings.clock, patience);
    try {
      const now = await reader.logPage(LAST);
      const end = now.found[0]?.position ?? BEFORE_ALL;
      return new KurrentEventStore(settings, reading, reader, beginning === 'now' ? end : beginning);
    } catch (error) {
      reading.close();
      throw error;
    }
  }

  /** For health: whether the server answers. @throws EventStoreUnavailable */
  async check(): Promise<void> {
    await this.reader.logPage(LAST);
  }

  /** Ends the subscriptions and closes every connection; what is under way is unavailable. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    this.appending.close();
    this.reading.close();
  }

  async append(append: Append): Promise<Appended> {
    const verdict = await this.appender.append(append);
    if (verdict instanceof EventStoreError) throw verdict;
    return verdict;
  }

  async appendGroup(
    appends: readonly Append[],
    options?: AppendGroupOptions,
  ): Promise<readonly (Appended | EventStoreError)[]> {
    return this.appender.group(appends, options);
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent> {
    return readStream(this.reader, stream, options);
  }

  readStreams(streams: readonly string[], upTo: Position): AsyncGenerator<StoredEvent> {
    return readStreams(this.reader, streams, upTo);
  }

  readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent> {
    const { beginning } = this;
    if (options.direction === 'backward') {
      const to = options.to === undefined || options.to <= beginning ? beginning + 1n : options.to;
      return readAll(this.reader, { ...options, to });
    }
    const after = options.after === undefined || options.after < beginning ? beginning : options.after;
    return readAll(this.reader, { ...options, after });
  }

  head(): Promise<Position> {
    return this.end.head();
  }

  subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    const after = options.after < this.beginning ? this.beginning : options.after;
    const source = { ...this.settings, reader: this.reader, end: this.end };
    return subscription(source, { ...options, after, signal });
  }
}
