import { type EventStore } from '#event-store';
import { openEventStore } from './open-event-store.js';

/** A log opened by its address alone. */
export interface AddressedLog {
  readonly store: EventStore;
  /** The PostgreSQL holding its text keys, where the address says it. */
  readonly textKeysUrl: string | null;
  close(): Promise<void>;
}

const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/**
 * @param prefix of the names of its streams, on a KurrentDB
 * @throws ConfigurationFaulty, EventStoreUnavailable, UnsafeDatabase
 */
export async function openAddress(url: string, prefix: string): Promise<AddressedLog> {
  const eventStore = isPostgres(url)
    ? ({ engine: 'postgres' } as const)
    : ({ engine: 'kurrentdb', url, prefix } as const);
  const { store, close } = await openEventStore({ databaseUrl: url, eventStore }, null);
  return { store, close, textKeysUrl: isPostgres(url) ? url : null };
}
