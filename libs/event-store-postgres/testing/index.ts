export { createTestDatabase, type TestDatabase } from './create-test-database.js';
export { createEventStoreDatabase } from './create-event-store-database.js';
export { CuttableProxy, type Cut } from './cuttable-proxy.js';
