import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '#event-store-postgres/testing';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { describeProjectionEngine } from './testing/describe-projection-engine.js';
import { testMigrations, TestLedger } from './testing/test-ledger.js';

const address = process.env['KURRENTDB_URL'];

/** Where the server's log stands now: what others wrote before is not read over. */
async function positionNow(server: string): Promise<bigint> {
  const probe = await KurrentEventStore.open({
    address: server,
    prefix: `probe-${randomUUID()}.`,
    beginning: 'now',
  });
  const metadata = JSON.stringify({});
  const event = { id: randomUUID(), type: 'probe', version: 1, data: '{}', metadata };
  const { lastPosition } = await probe.append({
    stream: 'probe-1',
    expected: 'no-stream',
    events: [event],
  });
  await probe.close();
  return lastPosition;
}

if (address) {
  describeProjectionEngine('KurrentDB', async () => {
    const database = await createTestDatabase(testMigrations);
    const environment = {
      KURRENTDB_URL: address,
      KURRENTDB_PREFIX: `test-${randomUUID()}.`,
      KURRENTDB_BEGINNING: (await positionNow(address)).toString(),
    };
    const ledger = await TestLedger.open(database.url, {}, environment);
    return {
      ledger,
      database,
      environment,
      close: async () => {
        await ledger.close();
        await database.drop();
      },
    };
  });
} else {
  describe('the projection engine on KurrentDB', () => {
    it.skip('is not examined: KURRENTDB_URL names no server', () => undefined);
  });
}
