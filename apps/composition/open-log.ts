import { DOMAIN_EVENTS } from '#domain';
import {
  createCodec,
  InvitationTokens,
  SheetSeal,
  type Codec,
  type EventStore,
  type TextKeyStore,
} from '#event-store';
import { PostgresTextKeyStore } from '#event-store-postgres';
import { type HealthCheck, type LogConfiguration, type Metrics } from '#platform';
import { openEventStore } from './open-event-store.js';

/** The log, opened on the engine that the configuration chooses, with the keys of its personal texts. */
export interface Log {
  readonly store: EventStore;
  readonly codec: Codec;
  readonly textKeys: TextKeyStore;
  /** Of evaluation rounds. */
  readonly seal: SheetSeal;
  readonly invitations: InvitationTokens;
  readonly healthCheck: HealthCheck;
  close(): Promise<void>;
}

/**
 * Whichever engine keeps the events, the keys of personal texts are in PostgreSQL.
 * @param metrics where appends are measured
 * @throws EventStoreUnavailable, UnsafeDatabase
 */
export async function openLog(
  configuration: Pick<LogConfiguration, 'databaseUrl' | 'eventStore' | 'textMasterKey'>,
  metrics: Metrics | null = null,
): Promise<Log> {
  const { databaseUrl: url, textMasterKey: masterKey } = configuration;
  const { store, isBesideTextKeys, answers, close } = await openEventStore(configuration, metrics);
  const textKeys = new PostgresTextKeyStore(isBesideTextKeys ? { url } : { url, log: store });
  try {
    // A database without its schema is met now, not at the first personal text.
    await textKeys.find([]);
  } catch (error) {
    await textKeys.close();
    await close();
    throw error;
  }
  return {
    store,
    textKeys,
    seal: new SheetSeal(textKeys, masterKey),
    invitations: new InvitationTokens(masterKey),
    codec: createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey }),
    healthCheck: { name: 'event-store', check: () => answers().then(() => ({ up: true })) },
    close: async () => {
      await textKeys.close();
      await close();
    },
  };
}
