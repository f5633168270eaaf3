import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

export interface TestDatabase {
  /** Of the services' login: a member of `ledger_app`. */
  readonly url: string;
  /** Of the owner, who runs migrations. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

type Migrations = readonly (new () => MigrationInterface)[];

/**
 * A fresh database on the server of `TEST_DATABASE_URL`, with a login of its own for the application, and these
 * migrations already run by the owner: once in a run of the tests, in a template that the others are copied from.
 * One per test file; `drop` it at the end.
 */
export async function createTestDatabase(migrations: Migrations = []): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL names no server: run through the jest configuration');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const template = await templateWith(server, migrations);
  await onServer(server, async (client) => {
    await client.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE ${template}`);
    // A copy has everything of its template but what is granted on the database itself.
    await client.query(
      `DO $$ BEGIN IF has_database_privilege('ledger_app', '${template}', 'CREATE') THEN
         GRANT CREATE ON DATABASE ${name} TO ledger_app; END IF; END $$`,
    );
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}' IN ROLE ledger_app`);
  });
  const adminUrl = withPath(server, name);
  const appUrl = new URL(adminUrl);
  appUrl.username = name;
  appUrl.password = password;
  const database: TestDatabase = {
    url: appUrl.href,
    adminUrl,
    drop: () =>
      onServer(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await client.query(`DROP ROLE IF EXISTS ${name}`);
      }),
  };
  return database;
}

/** Any number, so long as it is always this one. */
const TURN = 4_416_209_733;

/** The database of this run of the tests in which these migrations were run, made by whoever asks for it first. */
async function templateWith(server: string, migrations: Migrations): Promise<string> {
  const role = await readFile(join(import.meta.dirname, '..', 'sql', 'application-role.sql'), 'utf8');
  const told = migrations.map(({ name }) => name).join();
  const template = `template_${process.env['TEST_RUN']}_${createHash('sha256').update(told).digest('hex').slice(0, 12)}`;
  await onServer(server, async (client) => {
    await client.query(role);
    if (migrations.length === 0) return;
    // Let go of with the connection.
    await client.query('SELECT pg_advisory_lock($1)', [TURN]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const unfinished = `${template}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished} ENCODING 'UTF8' TEMPLATE template0`);
    await migrate(withPath(server, unfinished), migrations);
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  });
  return migrations.length === 0 ? 'template0' : template;
}

async function migrate(url: string, migrations: Migrations): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: [...migrations] });
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

async function onServer(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
