import { EventStoreError, type EventStore } from '#event-store';
import { type Pool, type PoolClient } from 'pg';
import { sql } from './sql.js';

const MOST_IDS = 2_000;
/** What a day of failed appends leaves is little: more than this, or none that has its event, means another log. */
const FEW = 100;
const SMALL_PART = 0.01;

/** So many keys are without their event that the log is not the one they were made for. Nothing was removed. */
export class TextKeysOfAnotherLog extends EventStoreError {
  constructor(
    readonly orphans: number,
    readonly keys: number,
  ) {
    super(
      `${orphans} of ${keys} text keys have no event in this log: it is not theirs, or was restored short`,
    );
  }
}

/** Where the log is read to sweep the keys that it has no event for. */
export type SweptBy = Pick<EventStore, 'readAll'>;

/**
 * Removes the keys kept before an instant for which the whole log, kept by another engine, has no event.
 * @returns how many @throws TextKeysOfAnotherLog
 */
export async function sweepByLog(pool: Pool, log: SweptBy, olderThan: Date): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query(sql('make-unseen-text-keys'));
    const { rowCount: keys } = await client.query(sql('fill-unseen-text-keys'), [olderThan]);
    if (!keys) return 0;
    await crossOffThoseSeen(client, log);
    const { rows } = await client.query<{ unseen: string }>(
      'SELECT count(*)::text AS unseen FROM unseen_text_keys',
    );
    const orphans = Number(rows[0]?.unseen);
    if (orphans === keys ? keys > 1 : orphans > FEW && orphans > keys * SMALL_PART)
      throw new TextKeysOfAnotherLog(orphans, keys);
    const { rowCount: swept } = await client.query(sql('sweep-unseen-text-keys'), [olderThan]);
    return swept ?? 0;
  } finally {
    await client.query('DROP TABLE IF EXISTS unseen_text_keys').catch(() => undefined);
    client.release();
  }
}

async function crossOffThoseSeen(client: PoolClient, log: SweptBy): Promise<void> {
  let seen: string[] = [];
  const crossOff = async (): Promise<void> => {
    await client.query('DELETE FROM unseen_text_keys WHERE event_id = ANY ($1::uuid[])', [seen]);
    seen = [];
  };
  for await (const { id, data } of log.readAll()) {
    if (!data.includes('"$key"')) continue;
    seen.push(id);
    if (seen.length === MOST_IDS) await crossOff();
  }
  await crossOff();
}
