import { type Flow, type KurrentClient } from './kurrent-client.js';
import { Unanswered, told } from './server-errors.js';

export interface Collected<Item> {
  readonly items: readonly Item[];
  /** Whether the server had given all that was asked. */
  readonly complete: boolean;
}

/**
 * What a reading gives, until it ends or its weight passes the limit; the call is over when this resolves.
 * @throws the server's verdict (`server-errors`), Unanswered when nothing more comes for `silenceMs`
 */
export function collect<Chunk, Item>(
  client: KurrentClient,
  open: () => Flow<Chunk>,
  take: (chunk: Chunk) => { readonly item: Item; readonly weight: number },
  limits: { readonly weight: number; readonly silenceMs: number },
): Promise<Collected<Item>> {
  const { promise, resolve, reject } = Promise.withResolvers<Collected<Item>>();
  const flow = open();
  const items: Item[] = [];
  let weight = 0;
  let over = false;
  const fail = (error: unknown) => {
    if (over) return;
    over = true;
    flow.release();
    reject(told(error));
  };
  const silent = () => fail(new Unanswered(`silent for ${limits.silenceMs} ms`, true));
  const timer = setTimeout(silent, limits.silenceMs);
  flow.readable.on('error', fail);
  flow.readable.on('end', () => {
    over = true;
    resolve({ items, complete: true });
  });
  // Ended without an end: cut, or cancelled by us.
  flow.readable.on('close', () => fail(new Unanswered('the reading was cut', false)));
  flow.readable.on('data', (chunk: unknown) => {
    timer.refresh();
    const given = flow.itemOf(chunk);
    if (given === null || over) return;
    const taken = take(given);
    items.push(taken.item);
    weight += taken.weight;
    if (weight < limits.weight) return;
    over = true;
    flow.readable.pause();
    flow.release();
    resolve({ items, complete: false });
  });
  const forget = client.onDisposed(() => fail(new Unanswered('the client was replaced', false)));
  return promise.finally(() => {
    clearTimeout(timer);
    forget();
  });
}
