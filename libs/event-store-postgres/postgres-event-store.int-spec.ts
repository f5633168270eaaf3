import { describeEventStoreContract } from '#event-store/testing';
import { PostgresEventStore } from './index.js';
import { createEventStoreDatabase } from './testing/index.js';

describeEventStoreContract('PostgreSQL', async () => {
  const database = await createEventStoreDatabase();
  const store = await PostgresEventStore.open({ url: database.url });
  return {
    store,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
});
