import { type EventStore } from '#event-store';
import { PostgresEventStore } from '#event-store-postgres';
import { ConfigurationFaulty, type LogConfiguration } from '#platform';

export interface OpenedEventStore {
  readonly store: EventStore;
  /** Whether events and text keys stand in one database. */
  readonly isBesideTextKeys: boolean;
  close(): Promise<void>;
}

/** The one place where an engine is chosen. @throws EventStoreUnavailable, UnsafeDatabase */
export async function openEventStore({
  databaseUrl,
  eventStore,
}: Pick<LogConfiguration, 'databaseUrl' | 'eventStore'>): Promise<OpenedEventStore> {
  if (eventStore.engine === 'kurrentdb')
    throw new ConfigurationFaulty([{ variable: 'EVENT_STORE', fault: 'kurrentdb is not there yet' }]);
  const store = await PostgresEventStore.open({ url: databaseUrl });
  return { store, isBesideTextKeys: true, close: () => store.close() };
}
