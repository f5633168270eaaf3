import { describeEventStoreContract } from '#event-store/testing';
import { freshStore } from './testing/index.js';

const address = process.env['KURRENTDB_URL'];
describeEventStoreContract('KurrentDB', async () => {
  const store = await freshStore(address!);
  return { store, close: () => store.close() };
});
