import { Client } from 'pg';
import { migrate } from '../../../apps/composition/migrate.js';
import { type Log } from '../../../apps/composition/open-log.js';
import { openReadDatabase } from '../../../apps/composition/open-read-database.js';
import { PROJECTOR_POOL_SIZE, projectorOf } from '../../../apps/composition/projector.js';
import { type Logger } from '#platform';
import { tablesOf, type Tables } from './read-model-tables.js';

const WITHIN_MS = 120_000;

/** The read models projected afresh from the log, by one undisturbed runner, in a database of their own. */
export async function freshReadModels(ownerUrl: string, log: Log, logger: Logger): Promise<Tables> {
  const name = `fresh_${Date.now()}`;
  await statement(ownerUrl, `CREATE DATABASE ${name}`);
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const dataSource = await openReadDatabase(url.href, PROJECTOR_POOL_SIZE);
  const projector = projectorOf(log, dataSource, logger);
  try {
    projector.start();
    await projector.projections.waitFor(await log.store.head(), { timeoutMs: WITHIN_MS });
  } finally {
    await projector.stop();
    await dataSource.destroy();
  }
  return tablesOf(url.href);
}

async function statement(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
