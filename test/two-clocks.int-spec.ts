import fc from 'fast-check';
import {
  DOMAIN_EVENTS,
  FactCorrected,
  FactWithdrawn,
  ORGANISATION,
  organisationFold,
  PARTNERSHIP,
  stateAt,
  type CorrectionEvent,
  type Fold,
} from '#domain';
import { createCodec, streamHistory, type Codec, type RecordedEvent } from '#event-store';
import { eventStoreMigrations, PostgresEventStore, PostgresTextKeyStore } from '#event-store-postgres';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations } from '#projections';
import {
  answerAt,
  listOrganisations,
  partnershipSheetOf,
  portfolioOf,
  portfolioOfRows,
  PROJECTIONS,
  READ_MODEL_ENTITIES,
  readModelMigrations,
  Sights,
  timelinePageOf,
  type PartnershipFilter,
} from '#read-models';
import { DataSource, type EntityManager } from 'typeorm';
import { filters, listsAndFigures, naiveListsAndFigures, sorted, whole } from './testing/read-answers.js';
import { NaiveReading, withoutLists, type NaiveClocks, type Streams } from './testing/naive-reading.js';
import { randomDay, randomLog, record } from './testing/random-log.js';

const TODAY = '2026-06-30';
/** Who sees everything. */
const AUDITOR = { roles: ['auditor'], organisation: null };
const SILENT = { info() {}, warn() {}, error() {} };
/** A run is repeated with the seed it tells. */
const SEED = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** Enough for completed stays to judge the others by. */
const PARTNERSHIPS = 60;

interface Clocks {
  readonly asOf: string;
  /** Null: all that is recorded. */
  readonly knownAt: bigint | null;
}

describe(`Random lives, with late facts, corrections and withdrawals (SEED=${SEED})`, () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  let textKeys: PostgresTextKeyStore;
  let codec: Codec;
  let dataSource: DataSource;
  let engine: ProjectionEngine;
  let head: bigint;

  beforeAll(async () => {
    database = await createTestDatabase([
      ...eventStoreMigrations,
      ...projectionMigrations,
      ...readModelMigrations,
    ]);
    store = await PostgresEventStore.open({ url: database.url });
    textKeys = new PostgresTextKeyStore({ url: database.url });
    codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey: Buffer.alloc(32, 7) });
    dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES },
    }).initialize();
    engine = new ProjectionEngine({
      ...{
        store,
        decode: (stored) => codec.decode(stored),
        dataSource,
        projections: PROJECTIONS,
        logger: SILENT,
      },
      // Versions follow from many small batches.
      options: { batchSize: 7 },
    });
    engine.start();
  });

  afterAll(async () => {
    await engine?.stop();
    await dataSource?.destroy();
    await textKeys?.close();
    await store?.close();
    await database?.drop();
  });

  const streams = async (category: string): Promise<Streams> => {
    const found = new Map<string, RecordedEvent[]>();
    for await (const stored of store.readAll()) {
      if (!stored.stream.startsWith(`${category}-`)) continue;
      const id = stored.stream.slice(category.length + 1);
      found.set(id, [...(found.get(id) ?? []), codec.decode(stored)]);
    }
    return found;
  };

  const recordAndProject = async (facts: Parameters<typeof record>[1]) => {
    await record(store, facts);
    head = await store.head();
    await engine.waitFor(head, { timeoutMs: 300_000 });
  };

  const history = (category: string, id: string) => streamHistory(store, codec, category, id);

  const asked = <Answer>(
    { asOf, knownAt }: Clocks,
    work: (snapshot: EntityManager, sights: Sights) => Promise<Answer>,
  ): Promise<Answer> =>
    answerAt(dataSource, { today: TODAY, asOf, knownAt }, (snapshot, point) =>
      work(snapshot, new Sights(AUDITOR, point)),
    ).then(({ answer }) => answer);

  const naiveClocks = ({ asOf, knownAt }: Clocks): NaiveClocks =>
    knownAt === null ? { asOf } : { asOf, knownAt };

  const points = (): fc.Arbitrary<Clocks> =>
    fc.record({
      asOf: fc.oneof({ weight: 1, arbitrary: fc.constant(TODAY) }, { weight: 3, arbitrary: randomDay }),
      knownAt: fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 3, arbitrary: fc.bigInt({ min: 0n, max: head }) },
      ),
    });

  /** The lists and the figures, as they are answered at a point. */
  const reading = (clocks: Clocks, filter: PartnershipFilter) =>
    asked(clocks, (snapshot, sights) => listsAndFigures(snapshot, sights, filter));

  describe('half of it recorded, then the rest', () => {
    let partnerships: Streams;
    let organisations: Streams;
    /** What was answered when half was recorded, and has to be answered for ever. */
    let before: { clocks: Clocks; filter: PartnershipFilter; answer: unknown }[];

    beforeAll(async () => {
      const [log] = fc.sample(randomLog(PARTNERSHIPS), { endOnFailure: true, seed: SEED, numRuns: 1 });
      const half = Math.floor(log!.length / 2);
      await recordAndProject(log!.slice(0, half));
      before = [];
      for (const [clocks, filter] of fc.sample(fc.tuple(points(), filters), {
        endOnFailure: true,
        seed: SEED,
        numRuns: 30,
      })) {
        const pinned = { ...clocks, knownAt: clocks.knownAt ?? head };
        before.push({ clocks: pinned, filter, answer: await reading(clocks, filter) });
      }
      await recordAndProject(log!.slice(half));
      partnerships = await streams(PARTNERSHIP);
      organisations = await streams(ORGANISATION);
    });

    const naiveAt = (clocks: Clocks) => new NaiveReading(partnerships, organisations, naiveClocks(clocks));

    it('lists and portfolio at any point are those of a naive reading of all streams', async () => {
      let found = 0;
      const signals = new Set<string>();
      await fc.assert(
        fc.asyncProperty(points(), filters, async (clocks, filter) => {
          const naive = naiveAt(clocks);
          found += naive.in(filter).length;
          for (const { signal } of naive.watched(naive.in(filter))) signals.add(signal);
          expect(await reading(clocks, filter)).toEqual(naiveListsAndFigures(naive, filter));
        }),
        { endOnFailure: true, seed: SEED, numRuns: 100 },
      );
      expect(found).toBeGreaterThan(100);
      // Which of them random lives come to is chance: one of a stage's length needs ten stays that ended.
      expect(signals.size).toBeGreaterThan(1);
    });

    it('the portfolio of a territory is that of a naive reading in each year, as known now and as known at the end', async () => {
      let counted = 0;
      for (const territory of ['53', 'bretagne']) {
        for (let year = Number(TODAY.slice(0, 4)); year >= 1966; year -= 1) {
          for (const knownAt of [null, head]) {
            const clocks = { asOf: `${year}${TODAY.slice(4)}`, knownAt };
            const portfolio = await asked(clocks, (snapshot, sights) =>
              portfolioOf(snapshot, sights, { territory: [territory] }),
            );
            expect([clocks, withoutLists(portfolio)]).toEqual([
              clocks,
              withoutLists(naiveAt(clocks).portfolio({ territory: [territory] })),
            ]);
            counted += portfolio.partnerships.count;
          }
        }
      }
      expect(counted).toBeGreaterThan(100);
    });

    it('what was answered while half was known is answered still, by its stamp', async () => {
      for (const { clocks, filter, answer } of before) expect(await reading(clocks, filter)).toEqual(answer);
    });

    it('the whole portfolio is the same, byte for byte, by its tally and by its rows', async () => {
      await fc.assert(
        fc.asyncProperty(randomDay, async (asOf) => {
          const at = { asOf, knownAt: head.toString() };
          const [tallied, counted] = await asked({ asOf, knownAt: null }, async (snapshot, sights) => [
            await portfolioOf(snapshot, sights, {}, at),
            await portfolioOfRows(snapshot, sights.at({ ...sights.point, knownAt: head }), {}, at),
          ]);
          expect(JSON.stringify(tallied)).toBe(JSON.stringify(counted));
        }),
        { endOnFailure: true, seed: SEED, numRuns: 60 },
      );
    });

    it('every table holds at any point the rows that follow from the states then', async () => {
      const tables = PROJECTIONS.flatMap(({ category, fold, tables: own }) =>
        own.filter(({ history: kept }) => kept).map((table) => ({ category, fold, ...table })),
      );
      await fc.assert(
        fc.asyncProperty(points(), async (clocks) => {
          for (const { category, fold, entity, rows } of tables) {
            const { columns, tableName } = dataSource.getMetadata(entity);
            const expected = [...(category === PARTNERSHIP ? partnerships : organisations)]
              .filter(([, events]) => clocks.knownAt === null || events[0]!.position <= clocks.knownAt)
              .flatMap(([id, events]) => {
                const state = stateAt(fold as Fold<unknown>, events, naiveClocks(clocks));
                return startOf(events, clocks) > clocks.asOf ? [] : rows(id, state as never, events.at(-1)!);
              });
            const stored = await asked(clocks, (snapshot, { point: { asOf, knownAt } }) =>
              snapshot.query<{ row: Record<string, unknown> }[]>(
                `SELECT to_jsonb(t) AS row FROM read.${tableName}_at($1, $2) t`,
                [asOf, (knownAt ?? head).toString()],
              ),
            );
            const named = (row: Record<string, unknown>, property: 'databaseName' | 'propertyName') =>
              columns.map((column) => {
                const value = row[column[property]] ?? null;
                // JSON has them as numbers, rows may as texts.
                return column.type === 'bigint' && value !== null ? String(value as number) : value;
              });
            expect({
              tableName,
              rows: sorted(stored.map(({ row }) => canonical(named(row, 'databaseName')))),
            }).toEqual({
              tableName,
              rows: sorted(
                expected.map((row) => canonical(named(row as Record<string, unknown>, 'propertyName'))),
              ),
            });
          }
        }),
        { endOnFailure: true, seed: SEED, numRuns: 40 },
      );
    });

    it('sheets and timelines at any point show what was known and true then', async () => {
      await fc.assert(
        fc.asyncProperty(points(), async (clocks) => {
          const naive = naiveAt(clocks);
          for (const [id, events] of partnerships) {
            const known = naive.partnerships.find((one) => one.id === id);
            const { sheet, timeline } = await asked(clocks, async (snapshot, sights) => ({
              sheet: await partnershipSheetOf(snapshot, history, sights, id),
              timeline: await timelinePageOf(snapshot, history, sights, {
                category: PARTNERSHIP,
                id,
                language: 'fr',
                limit: 1_000,
              }),
            }));
            expect(sheet === null).toBe(known === undefined);
            const { knownAt } = clocks;
            const told = known ? toldAt(events, clocks) : [];
            expect(timeline?.items.map(({ revision }) => revision) ?? []).toEqual(told);
            if (!known || !sheet) continue;
            const recorded = events.filter(({ position }) => knownAt === null || position <= knownAt);
            expect(sheet).toMatchObject({
              revision: recorded.at(-1)!.revision,
              standing: known.path.standing,
              status: known.path.status,
              description: known.description,
            });
            expect(sheet.path.map(({ days }) => days)).toEqual(naive.stays([known]).map(({ days }) => days));
          }
        }),
        { endOnFailure: true, seed: SEED, numRuns: 12 },
      );
    });

    it('organisations at any point bear the name of the time, and are there from the day they were registered', async () => {
      await fc.assert(
        fc.asyncProperty(points(), async (clocks) => {
          const listed = await asked(clocks, (snapshot, { point }) =>
            whole((page) => listOrganisations(snapshot, {}, point, page)),
          );
          const expected = [...organisations]
            .filter(([, events]) => clocks.knownAt === null || events[0]!.position <= clocks.knownAt)
            .filter(([, events]) => startOf(events, clocks) <= clocks.asOf)
            .map(([id, events]) => {
              const { name } = stateAt(organisationFold, events, naiveClocks(clocks));
              return [id, name];
            });
          expect(sorted(listed.map(({ organisationId, name }) => [organisationId, name]))).toEqual(
            sorted(expected),
          );
        }),
        { endOnFailure: true, seed: SEED, numRuns: 60 },
      );
    });
  });
});

const isCorrection = ({ type }: RecordedEvent): boolean =>
  type === FactCorrected.type || type === FactWithdrawn.type;
const correctionOf = ({ data }: RecordedEvent) => data as CorrectionEvent['data'] & { occurredOn?: string };

const knownThen = (events: readonly RecordedEvent[], { knownAt }: Clocks): RecordedEvent[] =>
  events.filter(({ position }) => knownAt === null || position <= knownAt);

/** The day a fact was last known to have happened on. */
const dayOf = (fact: RecordedEvent, known: readonly RecordedEvent[]): string =>
  known
    .filter((event) => event.type === FactCorrected.type && correctionOf(event).factId === fact.id)
    .reduce((_, event) => correctionOf(event).occurredOn!, fact.occurredOn);

const startOf = (events: readonly RecordedEvent[], clocks: Clocks): string =>
  dayOf(events[0]!, knownThen(events, clocks));

/** Revisions of what the timeline tells at a point, the last recorded first. */
function toldAt(events: readonly RecordedEvent[], clocks: Clocks): number[] {
  const known = knownThen(events, clocks);
  return known
    .filter((event) => {
      const fact = isCorrection(event) ? known.find(({ id }) => id === correctionOf(event).factId)! : event;
      return dayOf(fact, known) <= clocks.asOf;
    })
    .map(({ revision }) => revision)
    .reverse();
}

/** JSON with the fields of objects in one order, as `jsonb` has them in another. */
const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== undefined)
            .map(([name, inner]) => [name, canonical(inner)] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;
