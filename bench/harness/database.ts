import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../apps/composition/migrate.js';

/** A database of one bench. */
export interface BenchDatabase {
  /** Of the services' login. */
  readonly url: string;
  /** Of the owner. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** Settings without which a store is faster than it may be. @throws Error naming what is off */
export async function assertDurable(url: string): Promise<void> {
  const [found] = await onServer(
    url,
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
      current_setting('full_page_writes') AS full_page_writes`,
  );
  const off = Object.entries(found!).filter(([, value]) => value !== 'on');
  if (off.length > 0) throw new Error(`not measured: ${off.map((pair) => pair.join(' is ')).join(', ')}`);
}

/** Makes a database with the whole schema, and a login for the services, on the server of this address. */
export async function createDatabase(serverUrl: string): Promise<BenchDatabase> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await onServer(serverUrl, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const ownerUrl = new URL(serverUrl);
  ownerUrl.pathname = `/${name}`;
  await migrate(ownerUrl.href);
  await onServer(serverUrl, `CREATE ROLE ${name} LOGIN PASSWORD '${password}' IN ROLE ledger_app`);
  const url = new URL(ownerUrl);
  url.username = name;
  url.password = password;
  await assertDurable(url.href);
  return {
    url: url.href,
    ownerUrl: ownerUrl.href,
    drop: async () => {
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await onServer(serverUrl, `DROP ROLE IF EXISTS ${name}`);
    },
  };
}

export async function onServer(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
