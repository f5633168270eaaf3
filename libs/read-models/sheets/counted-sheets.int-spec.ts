import { DataSource } from 'typeorm';
import { derivedId, DOMAIN_EVENTS, type Round } from '#domain';
import { createCodec, InMemoryEventStore, InMemoryTextKeyStore } from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations } from '#projections';
import { readModelMigrations } from '../migrations/index.js';
import { PROJECTIONS, READ_MODEL_ENTITIES } from '../read-models.js';
import { countedSheets } from './counted-sheets.query.js';

const ROUND_ID = derivedId('a round of many');
/** Known at 1 to 1 300 by turns; closed at 1 201, reopened, closed again at 1 290. */
const SHEETS = 1_200;
const openings = [
  { opening: 1, closedAt: '1201' },
  { opening: 2, closedAt: '1290' },
] as unknown as Round['openings'];

const sheetId = (nth: number): string => derivedId('sheet of many', nth);

describe('The sheets of a round of more than are read at once', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  const given = (table: string, nth: number, opening: number, known: string, columns = ''): string =>
    `INSERT INTO sheets_1.${table} (sheet_id, round_id, partnership_id, opening, respondent_kind, panel, given, given_on,
       event_id, key_id, sealed, valid_from, known_from${columns})
     VALUES ('${sheetId(nth)}', '${ROUND_ID}', '${ROUND_ID}', ${opening}, 'panel-counts', 'citizens', 1, '2020-01-01',
       '${derivedId('given', nth, opening)}', '${ROUND_ID}', 'x', '2020-01-01', ${known})`;

  beforeAll(async () => {
    database = await createTestDatabase([...projectionMigrations, ...readModelMigrations]);
    dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES },
    }).initialize();
    const store = new InMemoryEventStore();
    const codec = createCodec({
      ...{ catalogue: DOMAIN_EVENTS, textKeys: new InMemoryTextKeyStore(store), masterKey: Buffer.alloc(32) },
    });
    const engine = new ProjectionEngine({
      ...{ store, decode: codec.decode, dataSource, projections: PROJECTIONS },
      logger: { info() {}, warn() {}, error() {} },
    });
    engine.start();
    await engine.caughtUp();
    await engine.stop();
    const rows: string[] = [];
    for (let nth = 1; nth <= SHEETS; nth++) {
      // Every hundredth is given again after the reopening; the last of these after the second closing.
      const again = nth % 100 === 0 ? (nth === SHEETS ? 1_295 : 1_210 + nth / 100) : null;
      if (again === null) rows.push(given('sheet', nth, 1, `${nth}`));
      else {
        const past = ', valid_to, end_known_from, known_to';
        rows.push(
          given('sheet_past', nth, 1, `${nth}, '2021-01-01', ${again}, 9223372036854775807`, past),
          given('sheet', nth, 2, `${again}`).replace("'x', '2020-01-01'", "'x', '2021-01-01'"),
        );
      }
    }
    // One that was on its way when the round closed, and never came again.
    rows.push(given('sheet', SHEETS + 1, 1, '1202'));
    await dataSource.query(rows.join(';'));
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const counted = async (upTo: number): Promise<(readonly [string, number])[]> => {
    const sheets: (readonly [string, number])[] = [];
    for await (const sheet of countedSheets(dataSource, ROUND_ID, { openings }, upTo))
      sheets.push([sheet.sheetId, sheet.opening]);
    return sheets;
  };
  const all = Array.from({ length: SHEETS }, (_, nth) => nth + 1);
  const byId = (sheets: readonly (readonly [string, number])[]) =>
    sheets.toSorted(([one], [other]) => (one < other ? -1 : 1));

  it('are each read once, by id, as they stood at the closing', async () => {
    expect(await counted(1)).toEqual(byId(all.map((nth) => [sheetId(nth), 1])));
  });

  it('are those given again under another opening where they came before its closing', async () => {
    const opening = (nth: number): number => (nth % 100 === 0 && nth !== SHEETS ? 2 : 1);
    expect(await counted(2)).toEqual(byId(all.map((nth) => [sheetId(nth), opening(nth)])));
  });

  it('are none of a round that was never closed', async () => {
    expect(await counted(0)).toEqual([]);
  });
});
