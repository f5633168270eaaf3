import { Client } from 'pg';
import { prepareBaseline } from '../append/appenders.js';
import { onServer, type BenchDatabase } from '../harness/database.js';

/** As many events as travel in one group. */
const PAGE = 2_000;

const READ = `SELECT position, stream, revision, id, type, version, data, metadata FROM ledger.events
  WHERE position > $1 ORDER BY position LIMIT ${PAGE}`;

const INSERT = {
  name: 'insert-page',
  text: `INSERT INTO baseline.events (stream, revision, id, type, version, data, metadata, recorded_at)
    SELECT *, clock_timestamp()
    FROM unnest($1::text[], $2::integer[], $3::uuid[], $4::text[], $5::integer[], $6::text[], $7::text[])`,
};

type Row = Readonly<Record<'position' | 'stream' | 'id' | 'type' | 'data' | 'metadata', string>> &
  Readonly<Record<'revision' | 'version', number>>;

/**
 * The log's own rows into a table of the same columns, constraints and indexes: a prepared INSERT a page, each its own
 * transaction, one after the other. Reading them is not counted. Resolves with rows a second.
 */
export async function insertInPages({ url, ownerUrl }: BenchDatabase): Promise<number> {
  await prepareBaseline(ownerUrl);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let inserted = 0;
    let took = 0;
    for (let after = '-1'; ;) {
      const { rows } = await client.query<Row>(READ, [after]);
      if (rows.length === 0) return inserted / took;
      const column = (name: keyof Row) => rows.map((row) => row[name]);
      const begun = performance.now();
      await client.query({
        ...INSERT,
        values: [
          ...[column('stream'), column('revision'), column('id'), column('type')],
          ...[column('version'), column('data'), column('metadata')],
        ],
      });
      took += (performance.now() - begun) / 1_000;
      inserted += rows.length;
      after = rows.at(-1)!.position;
    }
  } finally {
    await client.end();
    await onServer(ownerUrl, 'DROP SCHEMA baseline CASCADE');
  }
}
