import { randomBytes } from 'node:crypto';
import { EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';
import { openReadDatabase } from '../../apps/composition/open-read-database.js';
import { DOMAIN_EVENTS } from '#domain';
import { bulkAppend, createCodec, type Position } from '#event-store';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { PostgresTextKeyStore } from '#event-store-postgres';
import { rebuild } from '#projections';
import { PROJECTIONS, TOLD_ON_THREADS } from '#read-models';
import { appendsByWorkers, NOBODY_REAL } from '#seeds';
import { type Bench } from '../harness/bench.js';
import { compared } from '../harness/measure.js';
import { watchingMemory } from '../harness/memory.js';
import { seconds } from '../harness/rounds.js';

const PARTNERSHIPS = { brief: 500, usual: 10_000 };
const CONNECTIONS = 8;

/** The baseline: the bare client's read of the same part of the server's log, nothing done with the events. */
async function bareRead(address: string, after: Position): Promise<number> {
  const client = EventStoreDBClient.connectionString(address);
  try {
    const from = after < 0n ? START : { commit: after, prepare: after };
    let events = 0;
    for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: from }))
      if (event && !event.type.startsWith('$')) events += 1;
    return events;
  } finally {
    await client.dispose();
  }
}

/** How fast all read models are built from a log on a real KurrentDB, against the bare client's read of it. */
export const kurrentDbRebuildBench: Bench = {
  names: ['kurrentdb-rebuild'],
  async *run({ kurrentDbUrl, database, brief, say }) {
    if (!kurrentDbUrl) {
      say('kurrentdb-rebuild: not measured, KURRENTDB_URL names no server');
      return;
    }
    const { url } = await database();
    const prefix = `bench-${randomBytes(4).toString('hex')}.`;
    const store = await KurrentEventStore.open({ address: kurrentDbUrl, prefix, beginning: 'now' });
    const textKeys = new PostgresTextKeyStore({ url, log: store });
    const masterKey = randomBytes(32);
    const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
    const dataSource = await openReadDatabase(url, CONNECTIONS);
    try {
      const partnerships = brief ? PARTNERSHIPS.brief : PARTNERSHIPS.usual;
      say(`generating ${partnerships} partnerships on KurrentDB`);
      const before = await store.head();
      const generation = { partnerships, seed: 1, until: '2026-06-30' };
      const appends = appendsByWorkers(generation, NOBODY_REAL, { textKeys, masterKey });
      const { events } = await bulkAppend(store, appends);
      await bareRead(kurrentDbUrl, before);
      const baseline = events / (await seconds(() => bareRead(kurrentDbUrl, before)));
      const parts = { store, decode: codec.decode, dataSource, projections: PROJECTIONS };
      const { result, peakRssMb } = await watchingMemory(() =>
        seconds(() => rebuild({ ...parts, threads: TOLD_ON_THREADS, strict: true, retireAfterMs: 0 })),
      );
      yield compared('kurrentdb-rebuild', 'events/s', { value: events / result, baseline, peakRssMb });
    } finally {
      await dataSource.destroy();
      await textKeys.close();
      await store.close();
    }
  },
};
