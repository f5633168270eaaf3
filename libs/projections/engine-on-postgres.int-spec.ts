import { createTestDatabase } from '#event-store-postgres/testing';
import { describeProjectionEngine } from './testing/describe-projection-engine.js';
import { testMigrations, TestLedger } from './testing/test-ledger.js';

describeProjectionEngine('PostgreSQL', async () => {
  const database = await createTestDatabase(testMigrations);
  const ledger = await TestLedger.open(database.url);
  return {
    ledger,
    database,
    environment: {},
    close: async () => {
      await ledger.close();
      await database.drop();
    },
  };
});
