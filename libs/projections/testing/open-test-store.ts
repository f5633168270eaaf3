import { type EventStore } from '#event-store';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { PostgresEventStore, type PostgresEventStoreOptions } from '#event-store-postgres';

export type OpenStore = EventStore & { close(): Promise<void> };

/** The log that a test and its processes share: KurrentDB's under a prefix when the environment says so, else PostgreSQL's. */
export function openTestStore(
  url: string,
  { KURRENTDB_URL: address, KURRENTDB_PREFIX: prefix }: Readonly<Record<string, string | undefined>> = {},
  options: Partial<PostgresEventStoreOptions> = {},
): Promise<OpenStore> {
  return address && prefix
    ? KurrentEventStore.open({ address, prefix })
    : PostgresEventStore.open({ url, ...options });
}
