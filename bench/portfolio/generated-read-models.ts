import { DataSource } from 'typeorm';
import { DOMAIN_EVENTS } from '#domain';
import { bulkAppend, createCodec, type Append } from '#event-store';
import { PostgresEventStore, PostgresTextKeyStore } from '#event-store-postgres';
import { ProjectionEngine, rebuild } from '#projections';
import { PROJECTIONS, READ_MODEL_ENTITIES, READ_SESSION, TOLD_ON_THREADS } from '#read-models';
import { appendsByWorkers, NOBODY_REAL } from '#seeds';

/** Read models of generated histories. */
export interface Generated {
  readonly dataSource: DataSource;
  /** The last day on which anything happens. */
  readonly today: string;
  close(): Promise<void>;
}

const TODAY = '2026-06-30';
const silent = { info() {}, warn() {}, error() {} };

/**
 * Generates histories into an empty log, and builds the read models of them in one pass.
 * @param more what comes after them, of what is then read; taken in by the projections as they follow the log
 */
export async function openGenerated(
  url: string,
  partnerships: number,
  say: (text: string) => void,
  more?: (dataSource: DataSource) => AsyncIterable<Append>,
): Promise<Generated> {
  const store = await PostgresEventStore.open({ url });
  const textKeys = new PostgresTextKeyStore({ url });
  const masterKey = Buffer.alloc(32, 7);
  const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
  const dataSource = await new DataSource({
    ...{ type: 'postgres', url, entities: READ_MODEL_ENTITIES, poolSize: 8, extra: READ_SESSION },
  }).initialize();
  const parts = { store, decode: codec.decode, dataSource, projections: PROJECTIONS };
  // The first builds, of the empty log: the rebuild then goes on beside them.
  const engine = new ProjectionEngine({ ...parts, logger: silent });
  engine.start();
  await engine.caughtUp();
  await engine.stop();
  let begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  const { events } = await bulkAppend(
    store,
    appendsByWorkers({ partnerships, seed: 1, until: TODAY }, NOBODY_REAL, { textKeys, masterKey }),
  );
  say(`${partnerships} partnerships generated in ${seconds()} s: ${events} events`);
  begun = performance.now();
  await rebuild({ ...parts, threads: TOLD_ON_THREADS, retireAfterMs: 0 });
  say(`read models built in ${seconds()} s`);
  if (more) {
    begun = performance.now();
    const after = await bulkAppend(store, more(dataSource));
    const following = new ProjectionEngine({ ...parts, logger: silent });
    following.start();
    await following.caughtUp();
    await following.stop();
    say(`${after.events} events more, appended and read in ${seconds()} s`);
  }
  return {
    dataSource,
    today: TODAY,
    close: async () => {
      await dataSource.destroy();
      await textKeys.close();
      await store.close();
    },
  };
}
