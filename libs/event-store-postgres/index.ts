import { CreateEventStore1762000000000 } from './migrations/create-event-store.js';

export { PostgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store.js';
export { PostgresTextKeyStore, type PostgresTextKeyStoreOptions } from './postgres-text-keys.js';
export { TextKeysOfAnotherLog } from './sweep-by-log.js';
export { UnsafeDatabase } from './start-conditions.js';
export { SteadyClient } from './steady-client.js';

/** The TypeORM migrations that create the event store's schema, `ledger`: run by its owner, never by the services. */
export const eventStoreMigrations = [CreateEventStore1762000000000];
