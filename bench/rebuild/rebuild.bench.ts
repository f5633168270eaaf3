import { openReadDatabase } from '../../apps/composition/open-read-database.js';
import { rebuild, ProjectionEngine, type RunnerOptions } from '#projections';
import { PROJECTIONS, TOLD_ON_THREADS } from '#read-models';
import { type Bench } from '../harness/bench.js';
import { onServer } from '../harness/database.js';
import { alone, compared } from '../harness/measure.js';
import { watchingMemory } from '../harness/memory.js';
import { seconds } from '../harness/rounds.js';
import { generatedLog } from './generated-log.js';
import { writeRowsAlone } from './rows-alone.js';

/** Ten events each, about: a million of them is what the target speaks of. */
const PARTNERSHIPS = { brief: 1_000, usual: 100_000, france: 1_200_000 };
/** What comes after, to be taken in batch by batch: a twentieth of it, 5 000 at most. */
const MORE = (partnerships: number): number => Math.min(5_000, partnerships / 20);
const PAGE = 5_000;
const CONNECTIONS = 8;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The baseline: the whole log in pages, payload and envelope parsed, nothing done with them. */
async function plainRead(url: string): Promise<number> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let events = 0;
    for (let after = '-1'; ;) {
      const { rows } = await client.query<{ position: string; data: string; metadata: string }>({
        name: 'page',
        text: `SELECT position, stream, revision, id, type, version, data, metadata, recorded_at
               FROM ledger.events WHERE position > $1 ORDER BY position LIMIT ${PAGE}`,
        values: [after],
      });
      for (const { data, metadata } of rows) {
        JSON.parse(data);
        JSON.parse(metadata);
      }
      events += rows.length;
      if (rows.length < PAGE) return events;
      after = rows.at(-1)!.position;
    }
  } finally {
    await client.end();
  }
}

/** Starts the engine on a log that it is behind, and ends it once it has caught up. */
async function caughtUp(
  parts: Pick<ConstructorParameters<typeof ProjectionEngine>[0], 'store' | 'decode' | 'dataSource'>,
  options: Partial<RunnerOptions> = {},
): Promise<void> {
  const engine = new ProjectionEngine({
    ...parts,
    ...{ projections: PROJECTIONS, threads: TOLD_ON_THREADS, logger: silent, options },
  });
  engine.start();
  await engine.caughtUp();
  await engine.stop();
}

/** How fast read models are computed again, and caught up with, against reading their log. */
export const rebuildBench: Bench = {
  names: [
    'catch-up',
    'rebuild',
    'rebuild-rows-alone',
    'log-bytes-per-event',
    'read-model-bytes-per-event',
    'catch-up-in-batches',
  ],
  async *run({ database, brief, france, say }, wanted) {
    const made = await database();
    const partnerships = brief ? PARTNERSHIPS.brief : france ? PARTNERSHIPS.france : PARTNERSHIPS.usual;
    say(`generating ${partnerships} partnerships`);
    const log = await generatedLog(made, { partnerships, seed: 1, until: '2026-06-30' });
    const dataSource = await openReadDatabase(made.url, CONNECTIONS);
    const { store, codec, events } = log;
    const { decode } = codec;
    try {
      await onServer(made.ownerUrl, 'VACUUM (ANALYZE) ledger.events');
      await plainRead(made.url);
      const baseline = events / (await seconds(() => plainRead(made.url)));
      const first = await watchingMemory(() => seconds(() => caughtUp({ store, decode, dataSource })));
      if (wanted('catch-up'))
        yield compared('catch-up', 'events/s', {
          value: events / first.result,
          baseline,
          peakRssMb: first.peakRssMb,
        });
      const { result: took, peakRssMb } = await watchingMemory(() =>
        seconds(() =>
          rebuild({
            ...{ store, decode, dataSource, projections: PROJECTIONS, strict: true, retireAfterMs: 0 },
            threads: TOLD_ON_THREADS,
            onProgress: ({ step, done, of, secondsLeft }) => {
              say(`${step} ${done} of ${of ?? '?'}, about ${secondsLeft ?? '?'} s left`);
            },
          }),
        ),
      );
      if (wanted('rebuild'))
        yield compared('rebuild', 'events/s', { value: events / took, baseline, peakRssMb });
      if (wanted('rebuild-rows-alone')) {
        const rows = await watchingMemory(() => seconds(() => writeRowsAlone(dataSource)));
        yield compared('rebuild-rows-alone', 'events/s', {
          value: events / rows.result,
          baseline,
          peakRssMb: rows.peakRssMb,
        });
      }
      const bytes = await onServer(
        made.ownerUrl,
        `SELECT pg_total_relation_size('ledger.events')::float8 AS log,
           (SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c
            JOIN projections.builds b ON c.relnamespace = to_regnamespace(quote_ident(b.schema_name))
            WHERE c.relkind = 'r')::float8 AS rows`,
      );
      const { log: logBytes, rows } = bytes[0] as { log: number; rows: number };
      if (wanted('log-bytes-per-event'))
        yield alone('log-bytes-per-event', 'bytes', logBytes / events, peakRssMb);
      if (wanted('read-model-bytes-per-event'))
        yield alone('read-model-bytes-per-event', 'bytes', rows / events, peakRssMb);
      if (wanted('catch-up-in-batches')) {
        const more = await log.more({ partnerships: MORE(partnerships), seed: 2, until: '2026-06-30' });
        const batches = await watchingMemory(() =>
          seconds(() => caughtUp({ store, decode, dataSource }, { farBehind: Infinity })),
        );
        yield compared('catch-up-in-batches', 'events/s', {
          value: more / batches.result,
          baseline,
          peakRssMb: batches.peakRssMb,
        });
      }
    } finally {
      await dataSource.destroy();
      await log.close();
    }
  },
};
