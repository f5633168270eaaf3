import { DataSource } from 'typeorm';
import { accessMigrations } from '#access';
import { eventStoreMigrations } from '#event-store-postgres';
import { projectionMigrations } from '#projections';
import { readModelMigrations } from '#read-models';

/** What this release's schema is made by. */
export const LEDGER_MIGRATIONS = [
  ...eventStoreMigrations,
  ...projectionMigrations,
  ...readModelMigrations,
  ...accessMigrations,
];

/** Holds others back: two processes that migrate at once take turns. Any number does, so long as it is always this one. */
const TURN = 7_218_531_402;

/**
 * Brings the database's schema to what this release needs, as the owner of its tables.
 * @returns the names of the migrations that were run; none when it was up to date
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const owner = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: LEDGER_MIGRATIONS,
    // Their names end in a timestamp, by which TypeORM orders them.
    migrationsTransactionMode: 'each',
  });
  await owner.initialize();
  const turn = owner.createQueryRunner();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [TURN]);
    return (await owner.runMigrations()).map(({ name }) => name);
  } finally {
    await turn.release();
    // Its connections end here, and the lock with them.
    await owner.destroy();
  }
}
