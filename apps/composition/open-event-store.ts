import { type EventStore } from '#event-store';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { PostgresEventStore } from '#event-store-postgres';
import { ConfigurationFaulty, type LogConfiguration } from '#platform';

export interface OpenedEventStore {
  readonly store: EventStore;
  /** Whether events and text keys stand in one database. */
  readonly isBesideTextKeys: boolean;
  /** Resolves when the server answers. */
  answers(): Promise<unknown>;
  close(): Promise<void>;
}

/** The one place where an engine is chosen. @throws ConfigurationFaulty, EventStoreUnavailable, UnsafeDatabase */
export async function openEventStore({
  databaseUrl,
  eventStore,
}: Pick<LogConfiguration, 'databaseUrl' | 'eventStore'>): Promise<OpenedEventStore> {
  if (eventStore.engine === 'kurrentdb') {
    const store = await openKurrentDb(eventStore.url, eventStore.prefix);
    return { store, isBesideTextKeys: false, answers: () => store.check(), close: () => store.close() };
  }
  const store = await PostgresEventStore.open({ url: databaseUrl });
  return { store, isBesideTextKeys: true, answers: () => store.head(), close: () => store.close() };
}

async function openKurrentDb(address: string, prefix: string): Promise<KurrentEventStore> {
  try {
    return await KurrentEventStore.open({ address, prefix });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigurationFaulty([{ variable: 'KURRENTDB_URL', fault: `is refused: ${error.message}` }]);
  }
}
