import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { randomHistory } from '../testing/random-history.js';
import { testMigrations, TestLedger } from '../testing/test-ledger.js';

let database: TestDatabase;
let ledger: TestLedger;

beforeAll(async () => {
  database = await createTestDatabase(testMigrations);
  ledger = await TestLedger.open(database.url);
});
afterAll(async () => {
  await ledger.close();
  await database.drop();
});

describe('random histories with late facts and corrections', () => {
  it('give, projected in batches of any size while they are recorded, the rows of a fold from scratch', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(randomHistory, fc.integer({ min: 1, max: 9 }), async (history, batchSize) => {
        run += 1;
        // One log for all runs: each history is of alliances of its own, and its ids are told apart by the run.
        const own = (id: string): string => id.slice(0, -6) + run.toString(16).padStart(6, '0');
        const facts = history.map(({ id, alliance, event, occurredOn }) => ({
          id: own(id),
          stream: `alliance-${run}-${alliance}`,
          event: JSON.parse(JSON.stringify(event), (name, value: unknown) =>
            name === 'factId' ? own(value as string) : value,
          ) as typeof event,
          occurredOn,
        }));
        const half = Math.floor(facts.length / 2);
        await ledger.record(...facts.slice(0, half));
        const engine = ledger.engine({ options: { batchSize } });
        engine.start();
        const position = await ledger.record(...facts.slice(half));
        await engine.waitFor(position, { timeoutMs: 300_000 });
        await engine.stop();
        expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
