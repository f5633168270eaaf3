import { randomBytes } from 'node:crypto';
import { DOMAIN_EVENTS } from '#domain';
import { bulkAppend, createCodec, type Codec } from '#event-store';
import { PostgresEventStore, PostgresTextKeyStore } from '#event-store-postgres';
import { appendsByWorkers, NOBODY_REAL, type Generation } from '#seeds';
import { type BenchDatabase } from '../harness/database.js';

export interface GeneratedLog {
  readonly store: PostgresEventStore;
  readonly codec: Codec;
  readonly events: number;
  /** Histories that come after; resolves with how many events they are. */
  more(generation: Generation): Promise<number>;
  close(): Promise<void>;
}

/** A log of generated histories, written in bulk. */
export async function generatedLog({ url }: BenchDatabase, generation: Generation): Promise<GeneratedLog> {
  const store = await PostgresEventStore.open({ url });
  const textKeys = new PostgresTextKeyStore({ url, log: store });
  const masterKey = randomBytes(32);
  const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
  const write = async (histories: Generation): Promise<number> => {
    const appends = appendsByWorkers(histories, NOBODY_REAL, { textKeys, masterKey });
    return (await bulkAppend(store, appends)).events;
  };
  const events = await write(generation);
  return {
    store,
    codec,
    events,
    more: write,
    close: async () => {
      await store.close();
      await textKeys.close();
    },
  };
}
