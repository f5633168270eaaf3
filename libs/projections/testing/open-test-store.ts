import { type EventStore } from '#event-store';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { PostgresEventStore, type PostgresEventStoreOptions } from '#event-store-postgres';

/** Of a server that answers, on a machine that is busy. */
const PATIENCE = { answerMs: 60_000, patienceMs: 240_000 };

export type OpenStore = EventStore & { close(): Promise<void> };

/** The log that a test and its processes share: KurrentDB's under a prefix when the environment says so, else PostgreSQL's. */
export function openTestStore(
  url: string,
  environment: Readonly<Record<string, string | undefined>> = {},
  options: Partial<PostgresEventStoreOptions> = {},
): Promise<OpenStore> {
  const { KURRENTDB_URL: address, KURRENTDB_PREFIX: prefix, KURRENTDB_BEGINNING: beginning } = environment;
  return address && prefix && beginning
    ? KurrentEventStore.open({ address, prefix, beginning: BigInt(beginning), ...PATIENCE })
    : PostgresEventStore.open({ url, ...options });
}
