import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

export interface TestDatabase {
  /** Of the services' login: a member of `ledger_app`. */
  readonly url: string;
  /** Of the owner, who runs migrations. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/**
 * A fresh database on the server of `TEST_DATABASE_URL`, with a login of its own for the application, and these
 * migrations already run by the owner. One per test file; `drop` it at the end.
 */
export async function createTestDatabase(
  migrations: NonNullable<DataSourceOptions['migrations']> = [],
): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL names no server: run through the jest configuration');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const sqlFolder = join(import.meta.dirname, '..', 'sql');
  await onServer(server, [
    await readFile(join(sqlFolder, 'application-role.sql'), 'utf8'),
    `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`,
    `CREATE ROLE ${name} LOGIN PASSWORD '${password}' IN ROLE ledger_app`,
  ]);
  const adminUrl = withPath(server, name);
  const appUrl = new URL(adminUrl);
  appUrl.username = name;
  appUrl.password = password;
  const database: TestDatabase = {
    url: appUrl.href,
    adminUrl,
    drop: () =>
      onServer(server, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE IF EXISTS ${name}`]),
  };
  await migrate(adminUrl, migrations);
  return database;
}

async function migrate(url: string, migrations: NonNullable<DataSourceOptions['migrations']>): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

const withPath = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

/** Each statement on its own: CREATE DATABASE refuses a transaction. */
async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
