import { describeEventStoreContract } from '#event-store/testing';
import { KurrentDouble, freshStore } from './testing/index.js';

let double: KurrentDouble;
beforeAll(async () => {
  double = await KurrentDouble.start();
});
afterAll(() => double.close());

describeEventStoreContract('KurrentDB, its double', async () => {
  const store = await freshStore(double.address);
  return { store, close: () => store.close() };
});
