import fc from 'fast-check';
import { Client } from 'pg';
import { FactCorrected, stateAt, type Fact } from '#domain';
import { type RecordedEvent, type StoredEvent } from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { readCheckpoints } from '../running/checkpoint.js';
import { RebuildFailed, RebuildUnderWay } from './rebuild-errors.js';
import { type RebuildProgress } from './rebuild-progress.js';
import { type RebuildParts } from './rebuild-parts.js';
import { rebuild, type Rebuilt } from './rebuild.js';
import {
  allianceFold,
  AllianceFormed,
  allianceProjection,
  AllianceTitled,
  standingOf,
} from '../testing/alliance.js';
import { contentsOf, type BuildContents } from '../testing/build-contents.js';
import { randomHistory, type HistoryEntry } from '../testing/random-history.js';
import { seenAs } from '../testing/engine-suite/subject.js';
import { decodeAlliances, testMigrations, TestLedger, type FactToRecord } from '../testing/test-ledger.js';

let database: TestDatabase;
let ledger: TestLedger;

beforeEach(async () => {
  database = await createTestDatabase(testMigrations);
  ledger = await TestLedger.open(database.url);
});
afterEach(async () => {
  await ledger.close();
  await database.drop();
});

const rebuilt = (parts: Partial<RebuildParts> = {}): Promise<Rebuilt> =>
  rebuild({
    store: ledger.store,
    decode: decodeAlliances,
    dataSource: ledger.dataSource,
    projections: [allianceProjection],
    retireAfterMs: 10,
    ...parts,
  });

const live = async (): Promise<{ schema: string; build: number; position: bigint }> =>
  (await readCheckpoints(ledger.dataSource.manager))[0]!;

const liveContents = async (): Promise<BuildContents> =>
  contentsOf(ledger.dataSource, (await live()).schema, allianceProjection);

/** A history as one run among others of one log: streams and ids of its own. */
function recordedAs(run: number, history: readonly HistoryEntry[]): FactToRecord[] {
  const own = (id: string): string => id.slice(0, -6) + run.toString(16).padStart(6, '0');
  return history.map(({ id, alliance, event, occurredOn }) => ({
    id: own(id),
    stream: `alliance-${run}-${alliance}`,
    event: JSON.parse(JSON.stringify(event), (name, value: unknown) =>
      name === 'factId' ? own(value as string) : value,
    ) as typeof event,
    occurredOn,
  }));
}

const project = async (batchSize: number): Promise<void> => {
  const engine = ledger.engine({ options: { batchSize } });
  engine.start();
  await engine.waitFor(await ledger.store.head(), { timeoutMs: 300_000 });
  await engine.stop();
};

const formed = (count: number): FactToRecord[] =>
  Array.from({ length: count }, (_, n) => ({
    stream: `alliance-${n}`,
    event: AllianceFormed.of({ title: `title ${n}` }),
    occurredOn: '2010-01-01',
  }));

/** The facts of a key, each saying from the first what it says as last known. */
const asLastSaid = (facts: readonly Fact[]): readonly Fact[] => {
  const last = new Map(
    facts.flatMap(({ type, data }) => {
      const { factId, fact } = data as { factId: string; fact: { data: object } };
      return type === FactCorrected.type ? [[factId, fact.data] as const] : [];
    }),
  );
  return facts.map((fact) => {
    if (fact.type !== FactCorrected.type) return { ...fact, data: last.get(fact.id) ?? fact.data };
    const corrected = fact.data as { factId: string; fact: { data: object } };
    const said = { ...corrected.fact, data: last.get(corrected.factId)! };
    return { ...fact, data: { ...corrected, fact: said } };
  });
};

describe('random histories with late facts and corrections', () => {
  it.each([
    ['as it became known', allianceProjection],
    ['what is known last holding at every point', { ...allianceProjection, throughout: asLastSaid }],
  ])(
    'fill the same tables, row by row, projected in batches of any size and rebuilt, once and twice: %s',
    async (_, projection) => {
      let run = 0;
      const project = async (batchSize: number): Promise<void> => {
        const engine = ledger.engine({ projections: [projection], options: { batchSize } });
        engine.start();
        await engine.waitFor(await ledger.store.head(), { timeoutMs: 300_000 });
        await engine.stop();
      };
      await fc.assert(
        fc.asyncProperty(randomHistory, fc.integer({ min: 1, max: 9 }), async (history, batchSize) => {
          const facts = recordedAs((run += 1), history);
          await ledger.record(...facts.slice(0, facts.length / 2));
          await project(batchSize);
          await ledger.record(...facts.slice(facts.length / 2));
          await project(batchSize);
          const projected = await liveContents();
          await rebuilt({ projections: [projection] });
          expect(await liveContents()).toEqual(projected);
          await rebuilt({ projections: [projection] });
          expect(await liveContents()).toEqual(projected);
        }),
        { numRuns: 12, endOnFailure: true },
      );
    },
  );

  it('are read at any point, through the functions of schema read, as the one fold tells them', async () => {
    let run = 0;
    const day = fc
      .integer({ min: -1, max: 41 })
      .map((n) => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10));
    const points = fc.array(fc.tuple(day, fc.nat({ max: 40 })), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(randomHistory, points, async (history, asked) => {
        await ledger.record(...recordedAs((run += 1), history));
        await project(5);
        const head = await ledger.store.head();
        const facts: RecordedEvent[] = [];
        for await (const event of ledger.store.readAll()) facts.push(decodeAlliances(event));
        for (const [asOf, back] of asked) {
          const knownAt = head - BigInt(back);
          const rows = await ledger.dataSource.query<{ alliance_id: string; parties: string[] }[]>(
            `SELECT alliance_id, parties, title FROM read.alliance_standing_at($1, $2) ORDER BY alliance_id COLLATE "C"`,
            [asOf, knownAt.toString()],
          );
          const expected = [...Map.groupBy(facts, ({ stream }) => stream.slice('alliance-'.length))]
            .map(([id, own]) => standingOf(id, stateAt(allianceFold, own, { asOf, knownAt })))
            .filter(({ allianceId }) => rows.some((row) => row.alliance_id === allianceId))
            .sort((a, b) => (a.allianceId < b.allianceId ? -1 : 1));
          expect(rows).toEqual(
            expected.map(({ allianceId, parties, title }) => ({ alliance_id: allianceId, parties, title })),
          );
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

describe('a table read at a point', () => {
  it('is read along its indexes: PostgreSQL takes the function into the query', async () => {
    await ledger.record(...formed(3));
    await project(500);
    await ledger.dataSource.query('SET enable_seqscan = off');
    const plan = await ledger.dataSource.query<Record<string, string>[]>(
      `EXPLAIN SELECT title FROM read.alliance_title_at('2020-01-01', 5) WHERE alliance_id = '1'`,
    );
    await ledger.dataSource.query('RESET enable_seqscan');
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).not.toContain('Function Scan');
    expect(text).toContain('alliance_title_past_by_key');
    expect(text).toContain('alliance_title_pkey');
  });
});

describe('a rebuild', () => {
  it('takes the place of the live build, whose tables go once nobody reads them', async () => {
    await ledger.record(...formed(30));
    await project(500);
    const { builds, events, position } = await rebuilt();
    expect({ builds, events, position }).toEqual({
      builds: [{ projection: 'alliances', build: 2 }],
      events: 30,
      position: 29n,
    });
    expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
    const schemas = await ledger.dataSource.query<{ nspname: string }[]>(
      `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'alliances%'`,
    );
    expect(schemas).toEqual([{ nspname: 'alliances_2' }]);
  });

  it('is gone on from by the engine, under its own version', async () => {
    await ledger.record(...formed(3));
    await rebuilt();
    await ledger.record({
      stream: 'alliance-1',
      event: AllianceTitled.of({ title: 'B' }),
      occurredOn: '2009-01-01',
    });
    await project(500);
    expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
    expect(await live()).toMatchObject({ build: 1, position: 3n });
  });

  it('puts what does not fit into memory aside, and tells what it is doing and how long it still takes', async () => {
    await ledger.record(...formed(40));
    await project(500);
    const steps: RebuildProgress[] = [];
    await rebuilt({ onProgress: (progress) => steps.push(progress) });
    expect([...new Set(steps.map(({ step }) => step))]).toEqual(
      ['reading', 'telling', 'indexing', 'switching'].filter((step) =>
        steps.some((told) => told.step === step),
      ),
    );
    expect(steps[0]).toMatchObject({ step: 'reading', done: 40, of: 40 });
  });

  it('is one at a time', async () => {
    await ledger.record(...formed(3));
    await project(500);
    const [inHand, refused] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const store = seenAs(ledger.store, {
      async *readAll(options) {
        inHand.resolve();
        await refused.promise;
        yield* ledger.store.readAll(options);
      },
    });
    const first = rebuilt({ store });
    await inHand.promise;
    await expect(rebuilt()).rejects.toThrow(RebuildUnderWay);
    refused.resolve();
    await first;
  });

  it('that meets an event it cannot project fails, naming it, and leaves what is live as it was', async () => {
    await ledger.record(...formed(5));
    await project(500);
    const before = await liveContents();
    const poisoned = (event: StoredEvent): RecordedEvent => {
      if (event.position === 3n) throw new Error('poison');
      return decodeAlliances(event);
    };
    const failed = rebuilt({ decode: poisoned });
    await expect(failed).rejects.toThrow(RebuildFailed);
    await expect(failed).rejects.toMatchObject({ at: { position: 3n } });
    expect(await live()).toMatchObject({ build: 1 });
    expect(await liveContents()).toEqual(before);
    const builds = await ledger.dataSource.query<unknown[]>('SELECT build FROM projections.builds');
    expect(builds).toEqual([{ build: 1 }]);
  });

  it('passes over events of a type that today’s code does not know, and counts them; a strict one refuses them', async () => {
    await ledger.record(...formed(2), {
      stream: 'alliance-1',
      event: { type: 'alliance.dreamt', data: {} },
      occurredOn: '2011-01-01',
    });
    await rebuilt();
    expect(await readCheckpoints(ledger.dataSource.manager)).toMatchObject([{ unknownEvents: 1n }]);
    await expect(rebuilt({ strict: true })).rejects.toMatchObject({
      name: 'RebuildFailed',
      at: { position: 2n, type: 'alliance.dreamt' },
    });
  });

  it('waits behind no long query, nor makes others wait', async () => {
    await ledger.record(...formed(5));
    await project(500);
    const reader = ledger.dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT count(*) FROM read.alliance_title');
    const switching = rebuilt();
    const waits: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const asked = performance.now();
      await ledger.dataSource.query('SELECT count(*) FROM read.alliance_title');
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await live()).toMatchObject({ build: 1 });
    await reader.commitTransaction();
    await reader.release();
    await switching;
    expect(await live()).toMatchObject({ build: 2 });
    // Who waited would wait for the reader, which lets go of it afterwards: for ever.
    expect(Math.max(...waits)).toBeLessThan(20_000);
  });
});

/** Has PostgreSQL note, in the switch's own transaction, where the builds stand that are read before and after it. */
async function noteSwitches(): Promise<() => Promise<{ before: bigint; after: bigint }[]>> {
  const owner = new Client({ connectionString: database.adminUrl });
  await owner.connect();
  await owner.query(`
    CREATE TABLE public.switches (before bigint, after bigint);
    GRANT SELECT ON public.switches TO PUBLIC;
    CREATE FUNCTION public.note_switch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      INSERT INTO public.switches SELECT a.position, b.position FROM projections.builds a, projections.builds b
      WHERE (a.projection, a.build) = (OLD.name, OLD.live_build)
        AND (b.projection, b.build) = (NEW.name, NEW.live_build);
      RETURN NULL; END $$;
    CREATE TRIGGER note_switch AFTER UPDATE OF live_build ON projections.projections
      FOR EACH ROW EXECUTE FUNCTION public.note_switch()`);
  await owner.end();
  return async () => {
    const rows = await ledger.dataSource.query<{ before: string; after: string }[]>(
      'SELECT * FROM public.switches',
    );
    return rows.map(({ before, after }) => ({ before: BigInt(before), after: BigInt(after) }));
  };
}

describe('a log that never rests', () => {
  it('cannot put the switch off: what is behind by a little is made up for while the live build is held', async () => {
    await ledger.record(...formed(5));
    const engine = ledger.engine();
    engine.start();
    const goOn = async (): Promise<void> => {
      const event = AllianceTitled.of({ title: 'again' });
      const position = await ledger.record({ stream: 'alliance-1', event, occurredOn: '2015-01-01' });
      await engine.waitFor(position, { timeoutMs: 300_000 });
    };
    await goOn();
    const switches = await noteSwitches();
    // Each time the build has caught up, the live one goes on before the switch is tried.
    const store = seenAs(ledger.store, {
      async *readAll(options) {
        yield* ledger.store.readAll(options);
        if (options?.after !== undefined && options.to === undefined) await goOn();
      },
    });
    await rebuilt({ store, signal: AbortSignal.timeout(300_000) });
    const head = await ledger.store.head();
    expect(await switches()).toEqual([{ before: head, after: head }]);
    expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
    await goOn();
    expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
    await engine.stop();
  });
});

describe('a rebuild while 8 writers append and readers query', () => {
  it('fails no query, makes none wait, never goes back, and ends as a fold of the log', async () => {
    await ledger.record(...formed(400));
    const engine = ledger.engine({ options: { batchSize: 50 } });
    engine.start();
    await engine.waitFor(await ledger.store.head(), { timeoutMs: 300_000 });
    const switches = await noteSwitches();
    let over = false;
    let appended = 0;
    const writer = async (which: number): Promise<void> => {
      for (let n = 0; !over; n += 1) {
        // Each has streams of its own: every third fact is late.
        const stream = `alliance-${which + 8 * (n % 5)}`;
        const occurredOn = `${n % 3 === 0 ? 2011 : 2012 + (n % 9)}-03-0${1 + (n % 9)}`;
        await ledger.record({ stream, event: AllianceTitled.of({ title: `${which} ${n}` }), occurredOn });
        appended += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const waits: number[] = [];
    const reader = async (): Promise<void> => {
      let seen = 0;
      while (!over) {
        // One's own write is read: after= waits for it, and what was read is never unread.
        const reached = await ledger.store.head();
        await engine.waitFor(reached, { timeoutMs: 300_000 });
        const asked = performance.now();
        const [row] = await ledger.dataSource.query<{ titles: number; position: string }[]>(
          `SELECT (SELECT count(*) FROM read.alliance_title)::int AS titles,
             (SELECT max(last_position) FROM read.alliance_state)::text AS position`,
        );
        waits.push(performance.now() - asked);
        if (row!.titles < seen) throw new Error(`${seen} titles were read, and then ${row!.titles}`);
        if (BigInt(row!.position) < reached)
          throw new Error(`${reached} was reached, and then ${row!.position}`);
        seen = row!.titles;
      }
    };
    const busy = Promise.all([
      ...Array.from({ length: 8 }, (_, which) => writer(which)),
      ...Array.from({ length: 3 }, () => reader()),
    ]);
    busy.catch(() => undefined);
    try {
      for (let round = 0; round < 2; round += 1) await rebuilt({ signal: AbortSignal.timeout(300_000) });
    } finally {
      over = true;
      await busy;
    }
    await engine.waitFor(await ledger.store.head(), { timeoutMs: 300_000 });
    await engine.stop();
    waits.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(waits[Math.floor(waits.length * share)]!);
    console.info(
      `2 rebuilds and switches: ${appended} appends, ${waits.length} queries, none failed, ` +
        `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${Math.round(waits.at(-1)!)} ms`,
    );
    expect(await live()).toMatchObject({ build: 3 });
    const stood = await switches();
    expect(stood).toHaveLength(2);
    for (const { before, after } of stood) expect(after).toBeGreaterThanOrEqual(before);
    expect(await ledger.rows()).toEqual(await ledger.foldedFromScratch());
    const projected = await liveContents();
    await rebuilt();
    expect(await liveContents()).toEqual(projected);
    expect(waits.at(-1)).toBeLessThan(30_000);
  });
});
