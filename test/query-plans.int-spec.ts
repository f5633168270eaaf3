import { createHash } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import {
  listOrganisations,
  listPartnerships,
  listStageStays,
  portfolioOf,
  READ_MODEL_ENTITIES,
  type PartnershipFilter,
  type StageStayFilter,
} from '#read-models';
import { Client } from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { migrate } from '../apps/composition/migrate.js';

const CALLER = { id: 'someone', roles: [], onBehalfOf: null };
const PAGE = { limit: 50 };
const ORGANISATION = '5b1f8a52-90d6-4b53-8b94-0d4a0d7f4c11';
/** A word of one organisation's name. */
const NAME = createHash('md5').update('name1234').digest('hex').slice(0, 8);

/** Twenty thousand partnerships of two thousand organisations, straight into the read models. */
const ROWS = `
  INSERT INTO read.organisation (organisation_id, name, former_names, sphere, identifiers, fictional, registered_on, revision)
  SELECT md5('o' || n)::uuid, 'Association n° ' || n || ' ' || md5('name' || n), '[]', 'association', '[]', true, '2010-01-01', 0
  FROM generate_series(1, 2000) n;
  INSERT INTO read.partnership (partnership_id, title, need, purpose, populations, category, territories, domains, odd,
    standing, stage_since, stage_since_known, status, status_since, started_on, start_precision, fictional, revision)
  SELECT md5('p' || n)::uuid, md5('title' || n), md5('need' || n) || ' ' || md5('more' || n), '', '{}', 'patronage',
    jsonb_build_array(jsonb_build_object('code', lpad((n % 1000)::text, 5, '0'), 'name', 'Lieu ' || n % 1000)),
    ARRAY[(ARRAY['health', 'ageing', 'isolation', 'housing'])[1 + n % 4]],
    jsonb_build_object('main', (1 + n % 1000)::text, 'others', '[]'::jsonb),
    CASE WHEN n % 50 = 0 THEN 'modelling' ELSE 'conception' END, '2015-01-01', true, 'active', '2015-01-01',
    date '2010-01-01' + n % 5000, 'day', true, 1
  FROM generate_series(1, 20000) n;
  INSERT INTO read.partnership_party (partnership_id, ordinal, organisation_id, roles, joined_on)
  SELECT md5('p' || n)::uuid, place, md5('o' || 1 + (n * (place + 1)) % 2000)::uuid, ARRAY[(ARRAY['carrier', 'funder'])[1 + place]],
    '2015-01-01'
  FROM generate_series(1, 20000) n, generate_series(0, 1) place;
  INSERT INTO read.stage_stay (partnership_id, ordinal, stage, entered_on, entry_known, exit_known, outcome, paused_days,
    pauses_known)
  SELECT partnership_id, 0, standing, '2015-01-01', true, false, 'open', 0, true FROM read.partnership;
  INSERT INTO read.indicator (partnership_id, indicator_id, version, impact, sub_impact, evaluates, name, unit, direction,
    period_from, period_to, awaited_parties, reply_by, measurement_count, silence_justifications)
  SELECT partnership_id, gen_random_uuid(), 1, 'confidence', 'people', 'actions', 'x', 'x', 'increase', '2015-01-01',
    '2016-01-01', '{}', '2015-01-01', 0, '[]'
  FROM read.partnership;`;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('On twenty thousand partnerships', () => {
  let database: TestDatabase;
  let owner: Client;
  let dataSource: DataSource;
  let asked: { sql: string; values: unknown[] }[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.adminUrl);
    owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    await owner.query(ROWS);
    await owner.query('VACUUM ANALYZE');
    const logQuery: Logger['logQuery'] = (sql, values) =>
      void asked.push({ sql, values: (values as unknown[] | undefined) ?? [] });
    dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES, logging: ['query'] },
      logger: { logQuery, log: () => {}, logQuerySlow: () => {} } as unknown as Logger,
    }).initialize();
  }, 120_000);

  afterAll(async () => {
    await dataSource?.destroy();
    await owner?.end();
    await database?.drop();
  });

  /** How PostgreSQL goes about every statement that the query sends: indexes used, tables read from end to end. */
  async function plansOf(query: () => Promise<unknown>) {
    asked = [];
    await query();
    const plans = [];
    for (const { sql, values } of asked.filter(({ sql: text }) => /^\s*(SELECT|WITH)/.test(text))) {
      const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (FORMAT JSON) ${sql}`,
        values,
      );
      const nodes = nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
      plans.push({
        indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
        readWhole: nodes
          .filter((node) => node['Node Type'].endsWith('Seq Scan'))
          .map((node) => node['Relation Name']),
      });
    }
    expect(plans.length).toBeGreaterThan(0);
    return plans;
  }
  const listed = (filter: PartnershipFilter) => () =>
    listPartnerships(dataSource, CALLER, filter, 'title', PAGE);

  it.each([
    ['a search', { search: '4af9c1d' }, 'partnership_by_search'],
    ['a search of several words', { search: '4af9c1d b0a' }, 'partnership_by_search'],
    ['the name of an organisation', { search: NAME }, 'organisation_by_search'],
    ['a stage', { stage: ['modelling'] }, 'partnership_by_stage'],
    ['a UN goal', { odd: ['17'] }, 'partnership_by_goal'],
    ['a territory’s code', { territory: ['00017'] }, 'partnership_by_place'],
    ['a territory’s name', { territory: ['lieu 17'] }, 'partnership_by_place'],
    ['an organisation', { organisation: [ORGANISATION] }, 'partnership_party_by_organisation'],
    ['a funder', { funder: [ORGANISATION] }, 'partnership_party_by_organisation'],
    ['a carrier', { organisation: [ORGANISATION], role: ['carrier'] }, 'partnership_party_by_organisation'],
  ] satisfies [string, PartnershipFilter, string][])(
    'the directory filtered by %s uses its index, and reads no table from end to end',
    async (_, filter: PartnershipFilter, index) => {
      const [count, page] = await plansOf(listed(filter));
      expect(count!.indexes).toContain(index);
      // Of a stage that many are at, the first titles may also be found in the order of titles.
      const either = filter.stage ? [index, 'partnership_by_title'] : [index];
      expect(either.some((one) => page!.indexes.includes(one))).toBe(true);
      expect([count!.readWhole, page!.readWhole]).toEqual([[], []]);
    },
  );

  it.each(['title', '-title', 'startedOn', '-startedOn'] as const)(
    'a page of the directory in order of %s is read along its index',
    async (sort) => {
      const [, page] = await plansOf(() => listPartnerships(dataSource, CALLER, {}, sort, PAGE));
      expect(page!.indexes).toContain(
        sort.endsWith('title') ? 'partnership_by_title' : 'partnership_by_start',
      );
      expect(page!.readWhole).toEqual([]);
    },
  );

  it('the organisation directory is searched, and read by name, along its indexes', async () => {
    const searched = await plansOf(() => listOrganisations(dataSource, CALLER, { search: NAME }, PAGE));
    for (const plan of searched) expect(plan.indexes).toContain('organisation_by_search');
    const [, page] = await plansOf(() => listOrganisations(dataSource, CALLER, {}, PAGE));
    expect(page!.indexes).toContain('organisation_by_name');
  });

  it.each([
    [
      'stays',
      (filter: PartnershipFilter) =>
        listStageStays(dataSource, CALLER, filter as StageStayFilter, '2026-01-10', PAGE),
    ],
    ['the portfolio', (filter: PartnershipFilter) => portfolioOf(dataSource, CALLER, filter, '2026-01-10')],
  ])('%s of one organisation start from its parties', async (_, query) => {
    for (const plan of await plansOf(() => query({ organisation: [ORGANISATION] }))) {
      expect(plan.indexes).toContain('partnership_party_by_organisation');
    }
  });
});
