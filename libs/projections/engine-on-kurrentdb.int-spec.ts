import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '#event-store-postgres/testing';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { KurrentDouble, realServers } from '#event-store-kurrentdb/testing';
import { describeProjectionEngine } from './testing/describe-projection-engine.js';
import { type EngineSubject } from './testing/engine-suite/subject.js';
import { testMigrations, TestLedger } from './testing/test-ledger.js';

/** Where the server's log stands now: what others wrote before is not read over. */
async function positionNow(address: string): Promise<bigint> {
  const probe = await KurrentEventStore.open({ address, prefix: `probe-${randomUUID()}.`, beginning: 'now' });
  const event = { id: randomUUID(), type: 'probe', version: 1, data: '{}', metadata: '{}' };
  const { lastPosition } = await probe.append({ stream: 'probe-1', expected: 'no-stream', events: [event] });
  await probe.close();
  return lastPosition;
}

async function subjectOn(address: string): Promise<EngineSubject> {
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
}

describe('on a double', () => {
  let double: KurrentDouble;
  beforeAll(async () => {
    double = await KurrentDouble.start();
  });
  afterAll(() => double.close());
  describeProjectionEngine('KurrentDB, its double', async () => {
    double.log.clock = Date.now;
    return {
      ...(await subjectOn(double.address)),
      setClockBack: (byMs) => {
        double.log.clock = () => Date.now() - byMs;
        return Promise.resolve();
      },
    };
  });
});

for (const { name, start, skipped } of realServers()) {
  const describeServer = skipped ? describe.skip : describe;
  describeServer(skipped ? `${name} (skipped: ${skipped})` : name, () => {
    let server: { readonly address: string; stop(): Promise<void> };
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.stop());
    describeProjectionEngine(name, () => subjectOn(server.address));
  });
}
