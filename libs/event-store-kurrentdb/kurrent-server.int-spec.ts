import { describeEventStoreContract } from '#event-store/testing';
import { freshStore, realServers } from './testing/index.js';

for (const { name, start, skipped } of realServers()) {
  const describeServer = skipped ? describe.skip : describe;
  describeServer(skipped ? `${name} (skipped: ${skipped})` : name, () => {
    let server: { readonly address: string; stop(): Promise<void> };
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.stop());

    describeEventStoreContract(name, async () => {
      const store = await freshStore(server.address);
      return { store, close: () => store.close() };
    });
  });
}
