import { DataSource } from 'typeorm';
import { derivedId, mandate, type MandateCommands } from '#domain';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations } from '#projections';
import { readModelMigrations } from '../migrations/index.js';
import { PROJECTIONS, READ_MODEL_ENTITIES } from '../read-models.js';
import { ToldLedger } from '../timeline/testing/told-ledger.js';
import { viewerOf } from './viewer.query.js';

const PAULA = derivedId('Paula');
const ledger = new ToldLedger();
const ignore = () => {};
let database: TestDatabase;
let dataSource: DataSource;
let engine: ProjectionEngine;
let gardens: string;

async function did<Type extends keyof MandateCommands>(type: Type, data: MandateCommands[Type]) {
  const id = derivedId(type, JSON.stringify(data));
  const day = '2026-01-10';
  await ledger.runner.run({
    aggregate: mandate,
    streamId: gardens,
    command: { type, data, occurredOn: day, datePrecision: 'day', today: day, id },
    actor: { id: derivedId('Ada'), roles: ['administrator'], onBehalfOf: null },
    ...{ fingerprint: '', correlationId: id, causationId: id },
  });
  await engine.waitFor(await ledger.store.head(), { timeoutMs: 300_000 });
  return derivedId(id, 'mandate');
}

const asked = (id: string, onBehalfOf: string | null, today: string) =>
  viewerOf(dataSource, { id, roles: ['partner'], onBehalfOf }, today);

beforeAll(async () => {
  database = await createTestDatabase([...projectionMigrations, ...readModelMigrations]);
  dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [...READ_MODEL_ENTITIES],
  }).initialize();
  engine = new ProjectionEngine({
    store: ledger.store,
    decode: (stored) => ledger.codec.decode(stored),
    dataSource,
    projections: PROJECTIONS,
    logger: { info: ignore, warn: ignore, error: ignore },
  });
  gardens = await ledger.organisation('Les Jardins du lien (fictif)');
  engine.start();
  await engine.caughtUp();
});

afterAll(async () => {
  await engine?.stop();
  await dataSource?.destroy();
  await database?.drop();
});

describe('Somebody who names an organisation', () => {
  it('looks for it under a mandate in force, and for nobody without, until it is withdrawn', async () => {
    const nobody = { roles: ['partner'], organisation: null };
    expect(await asked(PAULA, gardens, '2026-01-10')).toEqual(nobody);
    const mandateId = await did('give-mandate', {
      personId: PAULA,
      capacity: 'staff',
      from: '2026-02-01',
      until: '2026-12-31',
    });
    expect(await asked(PAULA, gardens, '2026-12-31')).toEqual({
      roles: ['partner'],
      organisation: {
        id: gardens,
        sphere: 'association',
        homeTerritory: { level: 'regional', code: '53', vintage: 2024, name: 'Bretagne' },
      },
    });
    for (const [id, organisation, today] of [
      [PAULA, gardens, '2026-01-31'],
      [PAULA, gardens, '2027-01-01'],
      [derivedId('Pierre'), gardens, '2026-06-01'],
      [PAULA, derivedId('elsewhere'), '2026-06-01'],
      [PAULA, 'no id', '2026-06-01'],
      [PAULA, null, '2026-06-01'],
    ] as const)
      expect(await asked(id, organisation, today)).toEqual(nobody);

    await did('withdraw-mandate', { mandateId, reason: 'left-organisation' });
    expect(await asked(PAULA, gardens, '2026-06-01')).toEqual(nobody);
  });
});
