import { createHash } from 'node:crypto';
import { InMemoryEventStore } from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine } from '#projections';
import { type Round } from '#domain';
import {
  countedSheets,
  changedPartnerships,
  listIndicators,
  listOrganisations,
  cohortTrajectories,
  listPartnerships,
  listRounds,
  listSharedIndicatorUses,
  listStageStays,
  pointOfToday,
  portfolioOf,
  PROJECTIONS,
  Sights,
  READ_MODEL_ENTITIES,
  sharedIndicatorOver,
  type PartnershipFilter,
  type ReadPoint,
  type StageStayFilter,
} from '#read-models';
import { Client } from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { LEDGER_MIGRATIONS } from '../apps/composition/migrate.js';

/** An auditor's: everything. */
const all = (point: ReadPoint) => new Sights({ roles: ['auditor'], organisation: null }, point);
const PAGE = { limit: 50 };
/** As PostgreSQL makes an id of a text's MD5. */
const uuidOf = (text: string): string =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const NOW = pointOfToday('2026-01-10');
const THEN = { ...NOW, asOf: '2014-06-30' };
const ORGANISATION = '5b1f8a52-90d6-4b53-8b94-0d4a0d7f4c11';
/** Party to a few, and having left some. */
const MEMBER = uuidOf('o17');
/** Of a few rounds. */
const COHORT = uuidOf('cohort');
/** A word of one organisation's name. */
const NAME = createHash('md5').update('name1234').digest('hex').slice(0, 8);

/** Twenty thousand partnerships of two thousand organisations, straight into the tables of the first builds. */
const ROWS = `
  SET search_path = partnerships_1, organisations_1, rounds_1, sheets_1, library_1, read, public;
  INSERT INTO organisation (organisation_id, name, former_names, sphere, identifiers, fictional, registered_on, valid_from, known_from)
  SELECT md5('o' || n)::uuid, 'Association n° ' || n || ' ' || md5('name' || n), '[]', 'association', '[]', true, '2010-01-01', '2010-01-01', 0
  FROM generate_series(1, 2000) n;
  INSERT INTO partnership (partnership_id, title, need, purpose, populations, category, territories, domains, odd,
    standing, stage_since, stage_since_known, status, status_since, started_on, start_precision, fictional, valid_from, known_from)
  SELECT md5('p' || n)::uuid, md5('title' || n), md5('need' || n) || ' ' || md5('more' || n), '', '{}', 'patronage',
    jsonb_build_array(jsonb_build_object('code', lpad((n % 1000)::text, 5, '0'), 'name', 'Lieu ' || n % 1000)),
    ARRAY[(ARRAY['health', 'ageing', 'isolation', 'housing'])[1 + n % 4]],
    jsonb_build_object('main', (1 + n % 1000)::text, 'others', '[]'::jsonb),
    CASE WHEN n % 50 = 0 THEN 'modelling' ELSE 'conception' END, '2015-01-01', true, 'active', '2015-01-01',
    date '2010-01-01' + n % 5000, 'day', true, '2015-01-01', 2
  FROM generate_series(1, 20000) n;
  INSERT INTO state (key, state, started_on, last_occurred_on, last_position, revision, left_out)
  SELECT md5('p' || n)::uuid::text, '{}', date '2010-01-01' + n % 5000, date '2010-01-01' + n % 5500, n, 0, '{}'
  FROM generate_series(1, 20000) n;
  INSERT INTO rounds_1.state (key, state, started_on, last_occurred_on, last_position, revision, left_out)
  SELECT md5('r' || n)::uuid::text, '{}', date '2015-01-01' + n % 2000, date '2016-01-01' + n % 2000, n, 0, '{}'
  FROM generate_series(1, 20000) n;
  INSERT INTO partnership_party (partnership_id, ordinal, organisation_id, roles, joined_on, valid_from, known_from)
  SELECT md5('p' || n)::uuid, place, md5('o' || 1 + (n * (place + 1)) % 2000)::uuid, ARRAY[(ARRAY['carrier', 'funder'])[1 + place]],
    '2015-01-01', '2015-01-01', 2
  FROM generate_series(1, 20000) n, generate_series(0, 1) place;
  UPDATE partnership_party SET left_on = '2020-01-01', leaving_known_at = 3 WHERE ordinal = 1 AND partnership_id::text < '4';
  INSERT INTO publication (partnership_id, items, shared_with)
  SELECT md5('p' || n)::uuid, CASE WHEN n % 100 = 0 THEN ARRAY['presentation'] ELSE '{}' END, ARRAY['local/' || lpad((n % 1000)::text, 5, '0')]
  FROM generate_series(1, 20000, 10) n;
  INSERT INTO stage_stay (partnership_id, ordinal, stage, entered_on, entry_known, exit_known, outcome, paused_days,
    pauses_known, valid_from, known_from)
  SELECT partnership_id, 0, standing, '2015-01-01', true, false, 'open', 0, true, '2015-01-01', 2 FROM partnership;
  INSERT INTO indicator (partnership_id, indicator_id, version, impact, sub_impact, evaluates, name, unit, measure, accumulation,
    direction,
    period_from, period_to, awaited_parties, opposed_parties, reply_by, measurement_count, silence_justifications, valid_from, known_from)
  SELECT partnership_id, gen_random_uuid(), 1, 'confidence', 'people', 'actions', 'x', 'x', 'number', 'stock', 'increase', '2015-01-01',
    '2016-01-01', '{}', '{}', '2015-01-01', 0, '[]', '2015-01-01', 2
  FROM partnership;
  UPDATE indicator SET shared_indicator_id = md5('shared')::uuid, shared_version = 1 WHERE partnership_id::text < '02';
  INSERT INTO shared_indicator (shared_indicator_id, name, measure, sub_impact, version, versions, published_on, valid_from, known_from)
  VALUES (md5('shared')::uuid, 'x', 'number', 'people', 1, '[{"version": 1, "definition": {"measure": "number"}}]', '2014-01-01', '2014-01-01', 1);
  INSERT INTO portfolio (partnership_id, facets, status_since, started_on, place_names, organisations, funder_count, items,
    valid_from, known_from)
  SELECT p.partnership_id, 1, p.status_since, p.started_on, array_to_string(p.places, chr(31)),
    array_agg(party.organisation_id ORDER BY ordinal DESC), 1, '', '2015-01-01', 2
  FROM partnership p JOIN partnership_party party USING (partnership_id) GROUP BY p.partnership_id;
  INSERT INTO round (round_id, partnership_id, title, questionnaire_code, questionnaire_version, state, opening, opened_on,
    closes_on, closed_on, has_results, parties, party_ids, panels, valid_from, known_from)
  SELECT md5('r' || n)::uuid, md5('p' || n)::uuid, 'x', 'three-impacts', 1, CASE WHEN n % 40 = 0 THEN 'open' ELSE 'closed' END,
    1, date '2015-01-01' + n % 2000, '2025-01-01', date '2016-01-01' + n % 2000, true, '[]',
    ARRAY[md5('o' || 1 + n % 2000)::uuid, md5('o' || 1 + (n * 2) % 2000)::uuid], '{}', '2015-01-01', 2
  FROM generate_series(1, 20000) n;
  UPDATE round SET cohort_id = md5('cohort')::uuid, cohort_name = 'x' WHERE round_id::text < '01';
  INSERT INTO round_impact (round_id, kind, partnership_id, closed_on, performance, innovation, confidence, valid_from, known_from)
  SELECT round_id, kind, partnership_id, closed_on, 1 + random() * 4, 1 + random() * 4, 1 + random() * 4, '2015-01-01', 2
  FROM round, unnest(ARRAY['party', 'panel']) kind;
  INSERT INTO sheet (sheet_id, round_id, partnership_id, opening, respondent_kind, organisation_id, given, given_on, event_id,
    key_id, sealed, valid_from, known_from)
  SELECT md5('s' || n)::uuid, md5('r' || n)::uuid, md5('p' || n)::uuid, 1, 'party', md5('o' || 1 + n % 2000)::uuid, 1,
    '2015-02-01', md5('e' || n)::uuid, md5('k' || n)::uuid, 'x', '2015-02-01', 2
  FROM generate_series(1, 20000) n;
  INSERT INTO portfolio_tally (measure, cell, value, level, day, n)
  SELECT measure, 'conception/passed', value, level, date '2014-01-01' + days, 1
  FROM unnest(ARRAY['stay', 'stay conception/passed 1', 'stay-since', 'progress']) measure, generate_series(0, 40) value,
    unnest(ARRAY['year', 'month', 'day']) level, generate_series(0, 300) days;`;

/** Two past versions of every row, a year each, before its own. */
const PAST = `
  DO $$ DECLARE version_of text; columns text; BEGIN
    FOREACH version_of IN ARRAY ARRAY['organisation', 'partnership', 'partnership_party', 'stage_stay', 'indicator', 'portfolio', 'round', 'round_impact', 'sheet'] LOOP
      SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
      WHERE attrelid = version_of::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        AND attname NOT IN ('valid_from', 'known_from');
      EXECUTE format('INSERT INTO %s_past (%s, valid_from, known_from, valid_to, end_known_from, known_to)
        SELECT %s, date ''2013-01-01'' + 365 * n, n, date ''2013-01-01'' + 365 * (n + 1), n + 1, 9223372036854775807
        FROM %s, generate_series(0, 1) n', version_of, columns, columns, version_of);
    END LOOP;
  END $$`;

/** The empty tables of the first builds, as a first start makes them. */
async function makeFirstBuilds(url: string): Promise<void> {
  const dataSource = await new DataSource({
    ...{ type: 'postgres', url, entities: READ_MODEL_ENTITIES },
  }).initialize();
  const ignore = () => {};
  const engine = new ProjectionEngine({
    ...{ store: new InMemoryEventStore(), dataSource, projections: PROJECTIONS },
    decode: () => {
      throw new Error('there is nothing to decode');
    },
    logger: { info: ignore, warn: ignore, error: ignore },
  });
  engine.start();
  await engine.caughtUp();
  await engine.stop();
  await dataSource.destroy();
}

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
    database = await createTestDatabase(LEDGER_MIGRATIONS);
    owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    await makeFirstBuilds(database.url);
    await owner.query(ROWS);
    await owner.query(PAST);
    // Of whole tables, not of a sample: plans are the same each time.
    await owner.query('SET default_statistics_target = 1000');
    await owner.query('VACUUM ANALYZE');
    const logQuery: Logger['logQuery'] = (sql, values) =>
      void asked.push({ sql, values: (values as unknown[] | undefined) ?? [] });
    dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES, logging: ['query'] },
      logger: { logQuery, log: () => {}, logQuerySlow: () => {} } as unknown as Logger,
    }).initialize();
  });

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
    listPartnerships(dataSource, all(NOW), filter, 'title', PAGE);

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
      const [, page] = await plansOf(() => listPartnerships(dataSource, all(NOW), {}, sort, PAGE));
      expect(page!.indexes).toContain(
        sort.endsWith('title') ? 'partnership_by_title' : 'partnership_by_start',
      );
      expect(page!.readWhole).toEqual([]);
    },
  );

  it('a page of rounds is read along the order in which they were opened, with no table from end to end', async () => {
    const [, page] = await plansOf(() => listRounds(dataSource, all(NOW), {}, PAGE));
    expect(page!.indexes).toContain('round_by_opening');
    // Organisations are few: their names are looked up in them all.
    expect(page!.readWhole.filter((table) => table !== 'organisation')).toEqual([]);
  });

  it('those who use a shared indicator are found along its index, at any point, to list and to aggregate', async () => {
    const shared = uuidOf('shared');
    for (const [point, index] of [
      [NOW, 'indicator_by_shared_definition'],
      [THEN, 'indicator_past_by_shared_definition'],
    ] as const)
      for (const query of [
        () => listSharedIndicatorUses(dataSource, all(point), shared, undefined, {}, PAGE),
        () => sharedIndicatorOver(dataSource, all(point), shared, undefined, {}),
      ]) {
        const [, ...plans] = await plansOf(query);
        expect(plans.length).toBeGreaterThan(0);
        for (const { indexes, readWhole } of plans) {
          expect(indexes).toContain(index);
          expect(readWhole).toEqual([]);
        }
      }
  });

  it('the rounds of a cohort, and the trajectories of its partnerships, are found along its index', async () => {
    for (const plan of await plansOf(() => listRounds(dataSource, all(NOW), { cohort: [COHORT] }, PAGE))) {
      expect(plan.indexes).toContain('round_by_cohort');
      expect(plan.readWhole.filter((table) => table !== 'organisation')).toEqual([]);
    }
    for (const plan of await plansOf(() =>
      cohortTrajectories(dataSource, all(NOW), 'plan', { cohort: [COHORT] }),
    ))
      expect(plan.indexes).toContain('round_by_cohort');
  });

  it('the organisation directory is searched, and read by name, along its indexes', async () => {
    const searched = await plansOf(() => listOrganisations(dataSource, { search: NAME }, NOW, PAGE));
    for (const plan of searched) expect(plan.indexes).toContain('organisation_by_search');
    const [, page] = await plansOf(() => listOrganisations(dataSource, {}, NOW, PAGE));
    expect(page!.indexes).toContain('organisation_by_name');
  });

  const reports: [string, (filter: PartnershipFilter, point: ReadPoint) => Promise<unknown>, string][] = [
    [
      'stays',
      (filter, point) => listStageStays(dataSource, all(point), filter as StageStayFilter, PAGE),
      'partnership_party_by_organisation',
    ],
    [
      'indicators',
      (filter, point) => listIndicators(dataSource, all(point), filter, PAGE),
      'partnership_party_by_organisation',
    ],
    [
      'the portfolio',
      (filter, point) => portfolioOf(dataSource, all(point), filter),
      'portfolio_by_organisation',
    ],
  ];

  it.each(reports)('%s of one organisation start from its parties', async (_, query, index) => {
    const plans = await plansOf(() => query({ organisation: [ORGANISATION] }, NOW));
    for (const plan of plans.filter(({ indexes }) => !indexes.includes('portfolio_tally_pkey')))
      expect(plan.indexes).toContain(index);
  });

  it.each([
    ...reports,
    [
      'the directory',
      (filter: PartnershipFilter, point: ReadPoint) =>
        listPartnerships(dataSource, all(point), filter, 'title', PAGE),
      'partnership_party_by_organisation',
    ] as (typeof reports)[number],
  ])('%s of one organisation as of a past day start from its parties of then', async (_, query, index) => {
    const plans = await plansOf(() => query({ organisation: [ORGANISATION] }, THEN));
    for (const { indexes, readWhole } of plans.filter(
      (plan) => !plan.indexes.includes('portfolio_tally_pkey'),
    )) {
      expect(indexes).toContain(index.replace('_by_', '_past_by_'));
      expect(readWhole).toEqual([]);
    }
  });

  it('the portfolio of a territory reads one row a partnership, along the index of places, at any point', async () => {
    const [now] = await plansOf(() => portfolioOf(dataSource, all(NOW), { territory: ['lieu 17'] }));
    expect(now).toEqual({ indexes: ['portfolio_by_place'], readWhole: [] });
    const [then] = await plansOf(() => portfolioOf(dataSource, all(THEN), { territory: ['lieu 17'] }));
    expect(then!.indexes.toSorted()).toEqual([
      'portfolio_by_place_and_year',
      'portfolio_past_by_place_and_year',
    ]);
    expect(then!.readWhole).toEqual([]);
  });

  it.each([
    ['what is known', { ...NOW, knownAt: 19_900n }, ['state_by_last_position']],
    [
      'the day',
      { ...NOW, asOf: '2025-01-10', knownAt: 20_000n },
      ['state_by_last_date', 'state_by_last_position'],
    ],
  ])(
    'two points of the portfolio that differ in %s read no more states than may have changed',
    async (_, from, indexes) => {
      const points = { from, to: { ...NOW, knownAt: 20_000n } };
      const [states] = await plansOf(() =>
        changedPartnerships(
          dataSource,
          () => Promise.resolve(new Map()),
          all(points.to),
          { ...points, filter: {}, language: 'fr' },
          PAGE,
        ),
      );
      expect(states!.indexes).toEqual(expect.arrayContaining(indexes));
      expect(states!.readWhole).toEqual([]);
    },
  );

  it('the sheets that count are read along their round, some at a time', async () => {
    const openings = [{ opening: 1, closedAt: '20000' }] as unknown as Round['openings'];
    const [plan] = await plansOf(async () => {
      for await (const _ of countedSheets(dataSource, uuidOf('r17'), { openings }, 1));
    });
    expect(plan!.indexes.toSorted()).toEqual(['sheet_by_round', 'sheet_past_by_round']);
    expect(plan!.readWhole).toEqual([]);
  });

  describe('under the scope of an organisation', () => {
    /** One of the two thousand, a public body: party to some, having left others, and what is shared with its territory. */
    const own = (point: ReadPoint) =>
      new Sights(
        {
          roles: ['partner'],
          organisation: {
            id: MEMBER,
            sphere: 'public-body',
            homeTerritory: { level: 'local', code: '00017', vintage: 2024, name: 'Lieu 17' },
          },
        },
        point,
      );
    const scoped: [string, (point: ReadPoint) => Promise<unknown>][] = [
      ['the portfolio', (point) => portfolioOf(dataSource, own(point), {})],
      ['the portfolio of a stage', (point) => portfolioOf(dataSource, own(point), { stage: ['modelling'] })],
      ['stays', (point) => listStageStays(dataSource, own(point), {}, PAGE)],
      ['indicators', (point) => listIndicators(dataSource, own(point), {}, PAGE)],
      ['the directory', (point) => listPartnerships(dataSource, own(point), {}, 'title', PAGE)],
      ['a search', (point) => listPartnerships(dataSource, own(point), { search: '4af' }, 'title', PAGE)],
      ['rounds', (point) => listRounds(dataSource, own(point), {}, PAGE)],
      ['rounds that await it', (point) => listRounds(dataSource, own(point), { awaitsMe: true }, PAGE)],
      ['cohorts', (point) => cohortTrajectories(dataSource, own(point), 'plan', {})],
    ];

    it.each(scoped.flatMap(([name, query]) => [NOW, THEN].map((point) => [name, point, query] as const)))(
      '%s starts from its partnerships, at any point, and reads no table of them from end to end',
      async (_, point, query) => {
        for (const { indexes, readWhole } of await plansOf(() => query(point))) {
          expect(indexes).toContain('partnership_party_by_organisation');
          // What is published or shared are few.
          expect(readWhole.filter((table) => table !== 'publication' && table !== 'organisation')).toEqual(
            [],
          );
        }
      },
    );
  });

  it('the whole portfolio reads its tally along its key, and no partnership', async () => {
    for (const plan of await plansOf(() => portfolioOf(dataSource, all(NOW), {}))) {
      expect(new Set(plan.indexes)).toEqual(new Set(['portfolio_tally_pkey']));
      expect(plan.readWhole).toEqual([]);
    }
  });
});
