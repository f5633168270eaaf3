import {
  EventStoreError,
  EventStoreUnavailable,
  StreamNotFound,
  faultOf,
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
import { type Pool } from 'pg';
import { appendGroup } from './append-group.js';
import { AppendQueue, type Verdict } from './append-queue.js';
import { poolOf, query } from './connection.js';
import { readPages } from './pages.js';
import { ofAll, ofStream, ofStreams } from './queries.js';
import { sql } from './sql.js';
import { refuseUnsafe, type StartConditions } from './start-conditions.js';
import { subscription } from './subscription.js';
import { WakeUps } from './wake-ups.js';

export interface PostgresEventStoreOptions {
  /** Of a login that is a member of `ledger_app`. */
  readonly url: string;
  /** Connections, beside the one that listens. Default 10. */
  readonly poolSize?: number;
  /** How often a subscription looks, when nothing wakes it. Default 250 ms. */
  readonly pollIntervalMs?: number;
  /** How long an append waits for its turn before it is unavailable. Default 10 s. */
  readonly lockTimeoutMs?: number;
  /** Most appends that travel in one transaction. Default 500; 1 is for measuring what their company is worth. */
  readonly groupAppends?: number;
  /** Told of each group of appends that was written, or could not be. */
  readonly onGroup?: (group: WrittenGroup) => void;
}

/** Appends that travelled in one transaction. */
export interface WrittenGroup {
  readonly appends: number;
  readonly seconds: number;
  /** False when no answer came, however often it was sent. */
  readonly answered: boolean;
}

/**
 * Groups on their way at once: while the server writes one down, the next arrives, is read and stands in line. A third
 * would only make the groups smaller.
 */
const LANES = 2;

/** The log in PostgreSQL, schema `ledger`: appends stand in line for one lock, positions have no holes. */
export class PostgresEventStore implements EventStore {
  readonly capabilities = { densePositions: true, uniqueEventIds: true };
  private readonly queue: AppendQueue;
  private readonly loads: AppendQueue;

  private constructor(
    private readonly pool: Pool,
    private readonly wakeUps: WakeUps,
    private readonly closing: AbortController,
    private readonly pollIntervalMs: number,
    { groupAppends, onGroup }: Pick<PostgresEventStoreOptions, 'groupAppends' | 'onGroup'>,
  ) {
    const write = (group: readonly Append[]) => appendGroup(pool, group);
    this.queue = new AppendQueue(onGroup ? timed(write, onGroup) : write, {
      lanes: LANES,
      ...(groupAppends ? { groupAppends } : {}),
    });
    // A log is loaded in its own order: one group after the other.
    this.loads = new AppendQueue((group) => appendGroup(pool, group, { loading: true }));
  }

  /** @throws UnsafeDatabase when the server would not keep what it acknowledges; EventStoreUnavailable */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const { url, poolSize = 10, pollIntervalMs = 250, lockTimeoutMs = 10_000 } = options;
    const pool = poolOf(url, poolSize, lockTimeoutMs);
    try {
      const [found] = await query<StartConditions>(pool, sql('read-start-conditions'));
      refuseUnsafe(found!);
    } catch (error) {
      await pool.end();
      throw error;
    }
    const closing = new AbortController();
    return new PostgresEventStore(pool, new WakeUps(url, closing.signal), closing, pollIntervalMs, options);
  }

  /** Ends the subscriptions, lets what runs finish and closes every connection. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.wakeUps.closed();
    await this.pool.end();
  }

  async append(append: Append): Promise<Appended> {
    const verdict = await this.verdictOn(append);
    if (verdict instanceof EventStoreError) throw verdict;
    return verdict;
  }

  appendGroup(
    appends: readonly Append[],
    options: AppendGroupOptions = {},
  ): Promise<readonly (Appended | EventStoreError)[]> {
    return Promise.all(appends.map((append) => this.verdictOn(append, options)));
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent> {
    let empty = true;
    for await (const event of readPages(this.pool, ofStream(stream, options), options.limit)) {
      empty = false;
      yield event;
    }
    if (empty && !(await this.exists(stream))) throw new StreamNotFound(stream);
  }

  readStreams(streams: readonly string[], upTo: Position): AsyncGenerator<StoredEvent> {
    return readPages(this.pool, ofStreams(streams, upTo));
  }

  readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent> {
    return readPages(this.pool, ofAll(options), options.limit);
  }

  async head(): Promise<Position> {
    const [row] = await query<{ position: bigint }>(this.pool, 'SELECT position FROM ledger.head');
    return row!.position;
  }

  subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    return subscription(this.pool, this.wakeUps, this.pollIntervalMs, { ...options, signal });
  }

  private verdictOn(append: Append, options: AppendGroupOptions = {}): Promise<Appended | EventStoreError> {
    const fault = faultOf(append, options);
    if (fault) return Promise.resolve(fault);
    return (options.loading ? this.loads : this.queue).submit(append);
  }

  private async exists(stream: string): Promise<boolean> {
    const [found] = await query(this.pool, 'SELECT FROM ledger.events WHERE stream = $1 LIMIT 1', [stream]);
    return found !== undefined;
  }
}

const timed =
  (
    write: (group: readonly Append[]) => Promise<readonly Verdict[]>,
    onGroup: (group: WrittenGroup) => void,
  ): typeof write =>
  async (group) => {
    const since = performance.now();
    const verdicts = await write(group);
    onGroup({
      appends: group.length,
      seconds: (performance.now() - since) / 1000,
      answered: !(verdicts[0] instanceof EventStoreUnavailable),
    });
    return verdicts;
  };
