import { DataSource } from 'typeorm';
import { eventStoreMigrations } from '#event-store-postgres';
import { projectionMigrations } from '#projections';
import { readModelMigrations } from '#read-models';

/** Brings the database's schema to what this release needs, as the owner of its tables. */
export async function migrate(ownerUrl: string): Promise<void> {
  const owner = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...eventStoreMigrations, ...projectionMigrations, ...readModelMigrations],
    // Their names end in a timestamp, by which TypeORM orders them.
    migrationsTransactionMode: 'each',
  });
  await owner.initialize();
  try {
    await owner.runMigrations();
  } finally {
    await owner.destroy();
  }
}
