import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import {
  derivedId,
  DOMAIN_EVENTS,
  ROUND,
  SHARED_INDICATOR,
  SHEET,
  sharedIndicator,
  SheetGiven,
  type SharedIndicator,
  type SharedIndicatorCommands,
} from '#domain';
import { INDICATOR, Story } from '#domain/testing';
import { createCodec, InMemoryEventStore, InMemoryTextKeyStore, SheetSeal } from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations, rebuild } from '#projections';
import { PROJECTIONS, READ_MODEL_ENTITIES, readModelMigrations, TOLD_ON_THREADS } from '#read-models';
import { DataSource } from 'typeorm';
import { differences, tablesOf, type Tables } from './crash/oracle/read-model-tables.js';
import { factsOfStory, randomLog, record, type FactToRecord } from './testing/random-log.js';
import { roundAt, withRounds } from './testing/random-rounds.js';
import { factsOfRound } from './testing/told-rounds.js';

/** A run is repeated with the seed it tells. */
const SEED = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const PARTNERSHIPS = 24;
const TYPESCRIPT = join(import.meta.dirname, '..', 'libs', 'projections', 'testing', 'typescript.mjs');

const store = new InMemoryEventStore();
const textKeys = new InMemoryTextKeyStore(store);
const masterKey = Buffer.alloc(32, 7);
const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
const seal = new SheetSeal(textKeys, masterKey);

/** Closed, reopened under another key and closed again; a sheet of its first opening came too late. */
async function reopenedRound(): Promise<readonly FactToRecord[]> {
  const round = roundAt(4);
  const key = await seal.keyFor(derivedId('the second opening'));
  const disclosed = (await seal.keyOf(key.$key))!;
  const [opened, given, ...rest] = await factsOfRound(
    {
      ...{ ...round, name: 'reopened' },
      then: (story) =>
        story
          .did('2016-01-01', 'reopen-round', { reason: 'panel-incomplete', closesOn: '2016-02-01', key })
          .did('2016-02-02', 'close-round', { key: disclosed })
          .did('2016-02-02', 'draw-results', { opening: 2, viewpoints: [] }),
    },
    seal,
  );
  const again = (opening: number, occurredOn: string): FactToRecord => ({
    ...{ ...given!, id: derivedId('given again', opening), occurredOn },
    event: SheetGiven.of({ ...(given!.event.data as ReturnType<typeof SheetGiven.of>['data']), opening }),
  });
  const closing = rest.findIndex(({ event }) => event.type === 'round.reopened');
  return [
    ...[opened!, given!, ...rest.slice(0, closing), again(1, round.closesOn)],
    ...[rest[closing]!, again(2, '2016-01-10'), ...rest.slice(closing + 1)],
  ];
}

const { subImpact, evaluates, name, definition, unit, measure, accumulation, scale, direction, method } =
  INDICATOR;
const shared = {
  subImpact,
  evaluates,
  name,
  definition,
  unit,
  measure,
  accumulation,
  scale,
  direction,
  method,
};

const library = (rank: number): FactToRecord[] => {
  const id = derivedId('shared', rank);
  const story = new Story<SharedIndicator, SharedIndicatorCommands>(sharedIndicator)
    .did('2012-01-01', 'publish-shared-indicator', { definition: { ...shared, name: `Partagé ${rank}` } })
    .did('2013-01-01', 'revise-shared-indicator', { definition: { ...shared, name: `Revu ${rank}` } });
  return factsOfStory(id, story.facts).map((fact) => ({ ...fact, stream: `${SHARED_INDICATOR}-${id}` }));
};

describe(`A world with rounds and a library of indicators (SEED=${SEED})`, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let followed: Tables;

  beforeAll(async () => {
    database = await createTestDatabase([...projectionMigrations, ...readModelMigrations]);
    dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES },
    }).initialize();
    const [log] = fc.sample(randomLog(PARTNERSHIPS), { endOnFailure: true, seed: SEED, numRuns: 1 });
    await record(store, await withRounds(log!, PARTNERSHIPS));
    await record(store, [...(await reopenedRound()), ...[0, 1, 2].flatMap(library)]);
    const engine = new ProjectionEngine({
      ...{ store, decode: codec.decode, dataSource, projections: PROJECTIONS },
      logger: { info() {}, warn() {}, error() {} },
      // Versions follow from many small batches.
      options: { batchSize: 5 },
    });
    engine.start();
    await engine.caughtUp();
    await engine.stop();
    followed = await tablesOf(database.url);
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('has rows in every table of them, past ones too', () => {
    const rows = (table: string) => followed.get(table)?.length ?? 0;
    for (const table of [
      `rounds.${ROUND}`,
      'rounds.round_impact',
      `sheets.${SHEET}`,
      'library.shared_indicator',
    ])
      for (const versions of [table, `${table}_past`])
        if (versions !== 'rounds.round_impact_past')
          expect([versions, rows(versions) > 0]).toEqual([versions, true]);
  });

  it.each([
    ['one thread', undefined],
    ['several', { threads: 3, fromEvents: 1 }],
  ])('built anew by %s is the same tables, row by row', async (_, threads) => {
    await rebuild({
      ...{ store, decode: codec.decode, dataSource, projections: PROJECTIONS, retireAfterMs: 0 },
      ...(threads && {
        threads: {
          ...{ ...TOLD_ON_THREADS, ...threads },
          execArgv: ['--import', pathToFileURL(TYPESCRIPT).href],
        },
      }),
    });
    expect([...differences(await tablesOf(database.url), followed)]).toEqual([]);
  });

  it('has the portfolio’s rows place by place, in the order of their dates, so that those of one stand in few pages', async () => {
    await rebuild({ store, decode: codec.decode, dataSource, projections: PROJECTIONS, retireAfterMs: 0 });
    const [live] = await dataSource.query<{ schema: string }[]>(
      `SELECT b.schema_name AS schema FROM projections.projections p
       JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build WHERE p.name = 'partnerships'`,
    );
    for (const table of ['portfolio', 'portfolio_past']) {
      const rows = await dataSource.query<{ at: string }[]>(
        `SELECT place_names || E'\\t' || valid_from AS at FROM "${live!.schema}".${table} ORDER BY ctid`,
      );
      const places = rows.map(({ at }) => at);
      expect(places.length).toBeGreaterThan(1);
      expect(places).toEqual(places.toSorted());
    }
  });
});
