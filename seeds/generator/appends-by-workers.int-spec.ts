import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOMAIN_EVENTS, isSealed } from '#domain';
import {
  createCodec,
  EventStoreUnavailable,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  type Append,
  type TextKeyStore,
} from '#event-store';
import { appendsByWorkers, generatedAppends, NOBODY_REAL } from './index.js';

/** About nine batches. */
const GENERATION = { partnerships: 750, seed: 9 };
const masterKey = randomBytes(32);
const loader = join(import.meta.dirname, '../../libs/projections/testing/typescript.mjs');
const execArgv = ['--import', pathToFileURL(loader).href];

const aKeyStore = () => new InMemoryTextKeyStore(new InMemoryEventStore());
const codecOn = (textKeys: TextKeyStore) => createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
const byWorkers = (textKeys: TextKeyStore, workers: number) =>
  appendsByWorkers(GENERATION, NOBODY_REAL, { textKeys, masterKey, workers, execArgv });

describe('histories made by threads', () => {
  it.each([1, 3])('are those made in one, in the same order, by %i', async (workers) => {
    const [here, there] = [aKeyStore(), aKeyStore()];
    const expected = await all(generatedAppends(GENERATION, codecOn(here), NOBODY_REAL));
    const found = await all(byWorkers(there, workers));
    expect(found.map(withoutCiphertext)).toEqual(expected.map(withoutCiphertext));
    expect(await opened(there, found)).toEqual(await opened(here, expected));
    expect(found.flatMap(({ events }) => events).some(({ data }) => data.includes('$sealed'))).toBe(true);
  });

  it('made again, are sealed under the keys that stand', async () => {
    const textKeys = aKeyStore();
    const once = await all(byWorkers(textKeys, 2));
    const again = await all(byWorkers(textKeys, 2));
    expect(await opened(textKeys, once)).toEqual(await opened(textKeys, again));
  });

  it('fail as the store of the keys does', async () => {
    const textKeys = aKeyStore();
    const lost = new EventStoreUnavailable(new Error('lost'));
    jest.spyOn(textKeys, 'keep').mockRejectedValue(lost);
    await expect(all(byWorkers(textKeys, 2))).rejects.toBe(lost);
  });

  it('are made no further ahead of whoever takes them than a few batches', async () => {
    const textKeys = aKeyStore();
    const keep = jest.spyOn(textKeys, 'keep');
    const appends = byWorkers(textKeys, 2);
    await appends.next();
    // Until no more are made.
    for (let before = -1; keep.mock.calls.length > before;) {
      before = keep.mock.calls.length;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
    expect(keep.mock.calls.length).toBeLessThanOrEqual(4);
    await appends.return(undefined);
  });
});

async function all(appends: AsyncIterable<Append>): Promise<Append[]> {
  const drawn: Append[] = [];
  for await (const append of appends) drawn.push(append);
  return drawn;
}

const withoutCiphertext = ({ stream, expected, events }: Append) => ({
  ...{ stream, expected },
  events: events.map(({ data, ...event }) => ({
    ...event,
    data: JSON.parse(data, (_key, value: unknown) =>
      isSealed(value) ? { $key: value.$key, length: value.$sealed.length } : value,
    ) as unknown,
  })),
});

const opened = (textKeys: TextKeyStore, appends: readonly Append[]) =>
  codecOn(textKeys).openAll(
    appends.flatMap(({ events }) => events.map(({ data }) => JSON.parse(data) as object)),
  );
