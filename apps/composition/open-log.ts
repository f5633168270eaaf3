import { DOMAIN_EVENTS } from '#domain';
import { createCodec, type Codec, type EventStore, type TextKeyStore } from '#event-store';
import { PostgresTextKeyStore } from '#event-store-postgres';
import { type HealthCheck, type LogConfiguration } from '#platform';
import { openEventStore } from './open-event-store.js';

/** The log, opened on the engine that the configuration chooses, with the keys of its personal texts beside it. */
export interface Log {
  readonly store: EventStore;
  readonly codec: Codec;
  readonly textKeys: TextKeyStore;
  readonly healthCheck: HealthCheck;
  close(): Promise<void>;
}

/** Opens the log. Whichever engine keeps the events, the keys of personal texts are in PostgreSQL. @throws EventStoreUnavailable, UnsafeDatabase */
export async function openLog(
  configuration: Pick<LogConfiguration, 'databaseUrl' | 'eventStore' | 'textMasterKey'>,
): Promise<Log> {
  const { databaseUrl, textMasterKey } = configuration;
  const { store, textKeys: ofStore, close } = await openEventStore(configuration);
  const kept = new PostgresTextKeyStore({ url: databaseUrl });
  const textKeys = ofStore(kept);
  return {
    store,
    textKeys,
    codec: createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey: textMasterKey }),
    healthCheck: { name: 'event-store', check: () => store.head().then(() => ({ up: true })) },
    close: async () => {
      await kept.close();
      await close();
    },
  };
}
