import { Client } from 'pg';
import { type EmbeddedPostgres } from './embedded-postgres.js';

const DATABASE = 'ledger';
const APPLICATION = 'ledger';

async function statement(url: string, text: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** Makes the database at the first start. */
export async function ensureDatabase(postgres: EmbeddedPostgres): Promise<string> {
  const server = postgres.ownerUrl('postgres');
  const found = await statement(server, `SELECT FROM pg_database WHERE datname = '${DATABASE}'`);
  if (found === 0) await statement(server, `CREATE DATABASE ${DATABASE}`);
  return postgres.ownerUrl(DATABASE);
}

/** Gives the services their login: a member of `ledger_app`, which the migrations have made. */
export async function ensureApplicationLogin(postgres: EmbeddedPostgres, password: string): Promise<string> {
  const server = postgres.ownerUrl(DATABASE);
  const found = await statement(server, `SELECT FROM pg_roles WHERE rolname = '${APPLICATION}'`);
  if (found === 0) {
    const client = new Client();
    const quoted = client.escapeLiteral(password);
    await statement(server, `CREATE ROLE ${APPLICATION} LOGIN PASSWORD ${quoted} IN ROLE ledger_app`);
  }
  return postgres.url(APPLICATION, password, DATABASE);
}
