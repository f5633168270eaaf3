import {
  BEFORE_ALL,
  type Position,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '#event-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from './backoff.js';
import { type ServerClock } from './clock.js';
import { Feed } from './feed.js';
import { type Address } from './gateway/address.js';
import { KurrentClient, type ServerEvent } from './gateway/kurrent-client.js';
import { NoSuchPosition, Unanswered, told } from './gateway/server-errors.js';
import { type LogEnd } from './log-end.js';
import { lastPlaceUpTo } from './log-reading.js';
import { type Patience } from './patience.js';
import { isOurs, type Reader } from './reader.js';
import { storedEvent } from './stored-form.js';

const BATCH = 500;
/** Events that the client holds before it reads on, beside one batch: memory stays bounded. */
const BUFFERED = 64;

export interface SubscriptionSource {
  readonly address: Address;
  readonly prefix: string;
  readonly reader: Reader;
  readonly end: LogEnd;
  readonly clock: ServerClock;
  readonly patience: Patience;
  /** After so long without anything the log's end is asked for: the server may be silent for ever. */
  readonly idleMs: number;
}

/**
 * A catch-up subscription to our streams, for ever: each time it is lost, another, on a client of its own, goes on from
 * what was handed over last.
 */
export async function* subscription(
  source: SubscriptionSource,
  { after, signal, batchSize = BATCH, onConnection }: SubscribeOptions,
): AsyncGenerator<SubscriptionBatch> {
  const state: State = { position: after, place: null, toldEnd: false };
  let connected = true;
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const confirmed = () => {
        if (!connected) onConnection?.({ connected: true });
        connected = true;
      };
      for await (const batch of connection(source, state, signal, batchSize, confirmed)) {
        failures = 0;
        yield batch;
      }
    } catch (failure) {
      const error = told(failure);
      if (signal.aborted) return;
      // The place was one only before the log was restored.
      if (error instanceof NoSuchPosition || (error instanceof Unanswered && error.stuck)) state.place = null;
      if (connected) onConnection?.({ connected: false, error });
      connected = false;
      await sleep(backoff(failures), undefined, { signal }).catch(() => {});
    }
  }
}

/** How far it has come, over all connections. */
interface State {
  /** What is at or before it was handed over. */
  position: Position;
  /** Where the server is to go on from, when that is known. */
  place: Position | 'start' | null;
  toldEnd: boolean;
}

/** One connection, until it is lost or the signal aborts. @throws why it was lost */
async function* connection(
  source: SubscriptionSource,
  state: State,
  signal: AbortSignal,
  batchSize: number,
  confirmed: () => void,
): AsyncGenerator<SubscriptionBatch> {
  const place = state.place ?? (await lastPlaceUpTo(source.reader, state.position));
  if (signal.aborted) return;
  const client = new KurrentClient(source.address);
  let feed: Feed | null = null;
  const flow = client.subscribe(source.prefix, place, (position) => feed?.passed(position), BUFFERED);
  feed = new Feed(flow, client, (event) => take(source, state, event));
  const stop = () => feed.end();
  signal.addEventListener('abort', stop);
  try {
    await feed.confirmation(source.patience.answerMs);
    confirmed();
    while (!signal.aborted) {
      const batch = await feed.next(batchSize, state.toldEnd, source.idleMs);
      if (signal.aborted) return;
      const isIdle = batch.events.length === 0 && (!batch.caughtUp || state.toldEnd);
      if (isIdle) await refuseSilence(source, state);
      else {
        state.toldEnd = batch.caughtUp;
        yield batch;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    feed.end();
    client.dispose();
    // Beyond what is ours: what was passed over is not searched again.
    if ((feed.searchedTo ?? BEFORE_ALL) > state.position) state.place = feed.searchedTo;
    else state.place = null;
  }
}

/** The event, unless it is not ours or was handed over already. */
function take({ prefix, clock }: SubscriptionSource, state: State, event: ServerEvent): StoredEvent | null {
  clock.saw(event.created);
  if (!isOurs(event, prefix) || event.position <= state.position) return null;
  state.position = event.position;
  return storedEvent(event, prefix);
}

/** @throws Unanswered when the log goes on beyond what came */
async function refuseSilence({ end }: SubscriptionSource, { position }: State): Promise<void> {
  if ((await end.head()) > position) throw new Unanswered('the subscription is silent', true);
}
