import { Client } from 'pg';
import { createTestDatabase } from '#event-store-postgres/testing';
import { describeProjectionEngine } from './testing/describe-projection-engine.js';
import { testMigrations, TestLedger } from './testing/test-ledger.js';

/** What PostgreSQL takes for its clock when it records. */
async function setClockBack(adminUrl: string, byMs: number): Promise<void> {
  const owner = new Client({ connectionString: adminUrl });
  await owner.connect();
  await owner.query(`
    CREATE SCHEMA set_back;
    GRANT USAGE ON SCHEMA set_back TO PUBLIC;
    CREATE FUNCTION set_back.clock_timestamp() RETURNS timestamptz LANGUAGE sql
      AS 'SELECT pg_catalog.clock_timestamp() - ${byMs} * interval ''1 ms''';
    ALTER FUNCTION ledger.append_group SET search_path = set_back, pg_catalog`);
  await owner.end();
}

describeProjectionEngine('PostgreSQL', async () => {
  const database = await createTestDatabase(testMigrations);
  const ledger = await TestLedger.open(database.url);
  return {
    ledger,
    database,
    environment: {},
    setClockBack: (byMs) => setClockBack(database.adminUrl, byMs),
    close: async () => {
      await ledger.close();
      await database.drop();
    },
  };
});
