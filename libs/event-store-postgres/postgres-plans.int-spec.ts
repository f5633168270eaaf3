import { BEFORE_ALL, type ReadAllOptions, type ReadStreamOptions, type StoredEvent } from '#event-store';
import { Client, type Pool } from 'pg';
import { poolOf, query } from './connection.js';
import { pageSql } from './pages.js';
import { afterPosition, ofAll, ofStream, ofStreams } from './queries.js';
import { createEventStoreDatabase, type TestDatabase } from './testing/index.js';

const last = { stream: 'a-7', revision: 5, position: 1000n } as StoredEvent;

describe.each(['without statistics', 'with statistics'])('query plans, %s', (statistics) => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createEventStoreDatabase();
    const owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    await owner.query(`
      INSERT INTO ledger.events
      SELECT n, 'a-' || n % 40, n / 40, gen_random_uuid(), 't', 1, '{}', '{}', now() FROM generate_series(0, 19999) AS n`);
    if (statistics === 'with statistics') await owner.query('ANALYZE ledger.events');
    await owner.end();
    pool = poolOf(database.url, 1, 1000);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const stream = (options: ReadStreamOptions) => ofStream('a-7', options);
  const all = (options: ReadAllOptions) => ofAll(options);
  it.each([
    ['a stream', stream({})(null), 'events_stream_revision_key'],
    ['a stream, from its next page', stream({})(last), 'events_stream_revision_key'],
    ['a stream backward', stream({ direction: 'backward' })(null), 'events_stream_revision_key'],
    ['several streams', ofStreams(['a-7', 'a-8'], 500n)(last), 'events_stream_revision_key'],
    ['all after a position', all({ after: 7n })(null), 'events_pkey'],
    ['all from the beginning', all({ after: BEFORE_ALL })(null), 'events_pkey'],
    ['all backward', all({ direction: 'backward' })(last), 'events_pkey'],
    ['what a subscription asks for', afterPosition(19_990n), 'events_pkey'],
  ])('reading %s walks its index and sorts nothing', async (_, page, index) => {
    const rows = await query<{ 'QUERY PLAN': string }>(pool, `EXPLAIN ${pageSql(page)}`, [
      ...page.values,
      500,
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(new RegExp(`Index Scan( Backward)? using ${index}`));
    expect(plan).not.toMatch(/Seq Scan|Bitmap/);
    expect(plan.slice(plan.indexOf('page'))).not.toMatch(/Sort/);
  });
});
