import { createHash, randomBytes } from 'node:crypto';
import { DOMAIN_EVENTS, derivedId } from '#domain';
import { bulkAppend, createCodec, type Codec } from '#event-store';
import { PostgresEventStore, PostgresTextKeyStore } from '#event-store-postgres';
import { generatedAppends, type Generation } from '#seeds';
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
  const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey: randomBytes(32) });
  const recorder = {
    actor: ({ role, onBehalfOf }: { role: string; onBehalfOf: string | null }) => ({
      id: derivedId('generated', role),
      roles: [role],
      onBehalfOf,
    }),
    fingerprintKey: createHash('sha256').update('generated').digest('hex'),
  };
  const write = async (histories: Generation): Promise<number> =>
    (await bulkAppend(store, generatedAppends(histories, codec, recorder))).events;
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
