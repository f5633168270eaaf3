import fc from 'fast-check';
import {
  CATEGORIES,
  derivedId,
  DOMAINS,
  ORGANISATION,
  PARTNERSHIP,
  SPHERES,
  STANDINGS,
  STATUSES,
} from '#domain';
import {
  listPartnerships,
  listWatch,
  pointOfToday,
  portfolioOf,
  READ_MODEL_ENTITIES,
  Sights,
  type PartnershipFilter,
} from '#read-models';
import { DemonstrationLedger } from './testing/demonstration-ledger.js';
import { NaiveReading, withoutLists } from './testing/naive-reading.js';

const TODAY = '2026-11-21';
/** An auditor's: everything. */
const NOW = new Sights({ roles: ['auditor'], organisation: null }, pointOfToday(TODAY));

const UNDESCRIBED = {
  need: '',
  purpose: '',
  populations: [],
  territories: [],
  domains: [],
  odd: null,
  category: 'patronage',
  fictional: true,
  parties: [],
};

/** Without evidence for years, but at work again for some weeks only: not yet to be watched for it. */
const LATELY_RESUMED = (
  [
    [
      'register-partnership',
      '2020-01-01',
      { ...UNDESCRIBED, title: 'Atelier fictif repris', standing: 'experimentation' },
    ],
    ['suspend', '2021-01-01', { reason: 'lack-of-funds' }],
    ['resume', '2026-10-01', {}],
  ] as const
).map(([type, occurredOn, data]) => ({
  key: `lately-resumed-${type}`,
  aggregate: 'partnership' as const,
  streamId: derivedId('lately resumed'),
  type,
  occurredOn,
  data,
}));

/**
 * Reports against a deliberately naive reading of the same log: every stream folded anew, every figure counted by
 * hand in memory, no SQL.
 */
describe('The reports on the demonstration data', () => {
  let ledger: DemonstrationLedger;
  let naive: NaiveReading;

  beforeAll(async () => {
    ledger = await DemonstrationLedger.load(TODAY);
    for (const command of LATELY_RESUMED) await ledger.record(command, TODAY);
    await ledger.catchUp();
    naive = new NaiveReading(await ledger.streams(PARTNERSHIP), await ledger.streams(ORGANISATION), {
      asOf: TODAY,
    });
  });

  afterAll(async () => {
    await ledger?.close();
  });

  const filters = (): fc.Arbitrary<PartnershipFilter> => {
    const some = <Value>(values: readonly Value[]) =>
      fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), {
        nil: undefined,
        freq: 3,
      });
    const day = fc.option(fc.constantFrom('2008-01-01', '2014-06-30', '2019-01-01', '2023-12-31', TODAY), {
      nil: undefined,
      freq: 3,
    });
    const ids = [...naive.organisations.keys()];
    const places = naive.partnerships.flatMap(({ description }) =>
      description.territories.flatMap(({ code, name }) => (code ? [code, name] : [name])),
    );
    return fc.record({
      search: fc.option(
        fc.constantFrom(
          'fictive',
          'FONDATION',
          'mobilité',
          'ecole',
          'partenariat emploi',
          '100 %',
          'zzz',
          'val',
          'scheme',
        ),
        { nil: undefined, freq: 3 },
      ),
      stage: some(STANDINGS),
      status: some(STATUSES),
      category: some(CATEGORIES),
      domain: some(DOMAINS),
      odd: some(['1', '3', '8', '11', '17']),
      territory: some(places),
      sphere: some(SPHERES),
      organisation: some(ids),
      role: some(['carrier', 'partner', 'funder', 'evaluator'] as const),
      funder: some(ids),
      from: day,
      to: day,
    });
  };

  /** At most two or three criteria at once, so that lists are seldom empty. */
  const fewCriteria = (): fc.Arbitrary<PartnershipFilter> =>
    fc
      .tuple(
        filters(),
        fc.uniqueArray(
          fc.constantFrom(
            'search',
            'stage',
            'status',
            'category',
            'domain',
            'odd',
            'territory',
            'sphere',
            'organisation',
            'role',
            'funder',
            'from',
            'to',
          ),
          { maxLength: 3 },
        ),
      )
      .map(
        ([filter, kept]) =>
          Object.fromEntries(
            Object.entries(filter).filter(([name]) => kept.includes(name as (typeof kept)[number])),
          ) as PartnershipFilter,
      );

  it('the directory lists what a reading of every stream finds, whatever the filter', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fewCriteria(), async (filter) => {
        const expected = naive.in(filter).map(({ id }) => id);
        const { items, total } = await listPartnerships(ledger.dataSource, NOW, filter, 'title', {
          limit: 200,
        });
        found += total;
        expect(items.map(({ partnershipId }) => partnershipId).toSorted()).toEqual(expected.toSorted());
        expect(total).toBe(expected.length);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('the portfolio counts, converts, times and scores as they do by hand, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(fewCriteria(), async (filter) => {
        const report = await portfolioOf(ledger.dataSource, NOW, filter);
        expect(withoutLists(report)).toEqual(withoutLists(naive.portfolio(filter)));
      }),
      { numRuns: 100 },
    );
  });

  it('what is to be watched is what a reading of every stream finds', async () => {
    const expected = naive.watched(naive.partnerships).map(({ id, signal }) => `${id} ${signal}`);
    const { items } = await listWatch(ledger.dataSource, NOW, {}, 'fr', { limit: 200 });
    expect(items.map(({ partnershipId, signal }) => `${partnershipId} ${signal}`).toSorted()).toEqual(
      expected.toSorted(),
    );
    expect(new Set(items.map(({ signal }) => signal)).size).toBe(4);
  });

  it('read models thrown away and computed again are the same, row for row', async () => {
    const tables = READ_MODEL_ENTITIES.map((entity) => ledger.dataSource.getMetadata(entity).tablePath);
    tables.push('read.portfolio_tally');
    const rows = () =>
      Promise.all(
        tables.map((table) =>
          ledger.dataSource.query<unknown[]>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY 1`),
        ),
      );
    const live = await rows();
    await ledger.projectAgain();
    expect(await rows()).toEqual(live);
    // Told here without its rounds and closing; no mandate, nothing published, nothing shared.
    const mayBeEmpty = [
      'closing',
      'mandate',
      'publication',
      'round',
      'round_impact',
      'sheet',
      'shared_indicator',
    ].map((table) => `read.${table}`);
    expect(tables.filter((table, rank) => live[rank]!.length === 0 && !mayBeEmpty.includes(table))).toEqual(
      [],
    );
  });
});
