export { type Credentials } from './gateway/address.js';
export { KurrentEventStore, type KurrentEventStoreOptions } from './kurrent-event-store.js';
export { StreamDeleted } from './stream-deleted.js';
