import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { DOMAIN_EVENTS } from '#domain';
import { createCodec } from '#event-store';
import { eventStoreMigrations, PostgresEventStore, PostgresTextKeyStore } from '#event-store-postgres';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionBehind, projectionMigrations, rebuild } from '#projections';
import { answerAt, PROJECTIONS, READ_MODEL_ENTITIES, readModelMigrations } from '#read-models';
import { generatedAppends, NOBODY_REAL } from '#seeds';
import { bulkAppend, type Codec } from '#event-store';

const TODAY = '2026-06-30';
const POINT = { today: TODAY, asOf: TODAY, knownAt: null };

let database: TestDatabase;
let store: PostgresEventStore;
let textKeys: PostgresTextKeyStore;
let dataSource: DataSource;
let codec: Codec;

beforeAll(async () => {
  database = await createTestDatabase([
    ...eventStoreMigrations,
    ...projectionMigrations,
    ...readModelMigrations,
  ]);
  const { url } = database;
  store = await PostgresEventStore.open({ url });
  textKeys = new PostgresTextKeyStore({ url, log: store });
  codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey: randomBytes(32) });

  await bulkAppend(store, generatedAppends({ partnerships: 20, seed: 1, until: TODAY }, codec, NOBODY_REAL));
  dataSource = await new DataSource({ type: 'postgres', url, entities: READ_MODEL_ENTITIES }).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await textKeys?.close();
  await store?.close();
  await database?.drop();
});

const rebuilt = (onSwitching?: () => void) =>
  rebuild({
    ...{ store, dataSource, decode: codec.decode, projections: PROJECTIONS, retireAfterMs: 10 },
    onProgress: ({ step }) => {
      if (step === 'switching') onSwitching?.();
    },
  });

const partnerships = async (): Promise<number> => {
  const { answer } = await answerAt(dataSource, POINT, (snapshot) =>
    snapshot.query('SELECT FROM read.partnership'),
  );
  return (answer as unknown[]).length;
};

describe('An answer of several queries', () => {
  it('is refused before the first build', async () => {
    await expect(partnerships()).rejects.toThrow(ProjectionBehind);
  });

  it('reads one build from its first query to its last, whatever is switched meanwhile', async () => {
    await rebuilt();
    expect(await partnerships()).toBe(20);
    const switching = Promise.withResolvers<void>();
    let next: Promise<unknown> = Promise.resolve();
    const { answer } = await answerAt(dataSource, POINT, async (snapshot) => {
      next = rebuilt(() => switching.resolve());
      await switching.promise;
      // Time enough for the switch, were it not held back.
      await sleep(500);
      return snapshot.query<unknown[]>('SELECT FROM read.partnership');
    });
    expect(answer).toHaveLength(20);
    await next;
    expect(await partnerships()).toBe(20);
  });
});
