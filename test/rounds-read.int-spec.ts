import {
  derivedId,
  DOMAIN_EVENTS,
  ORGANISATION,
  OrganisationRegistered,
  PartyLeft,
  RoundClosed,
  SUB_IMPACTS,
  type Answer,
  type Category,
  type Round,
  type Sphere,
  type Viewer,
} from '#domain';
import {
  CARRIER,
  EVALUATOR,
  FUNDER,
  joined,
  PARTNER,
  registered,
  sealed,
  STRANGER,
  type PartnershipStory,
} from '#domain/testing';
import {
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  SheetSeal,
  streamHistory,
  StreamNotFound,
} from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations, rebuild } from '#projections';
import {
  answerAt,
  cohortTrajectories,
  listRounds,
  partnershipTrajectoryOf,
  PROJECTIONS,
  PROJECTIONS_OF_ROUNDS,
  READ_MODEL_ENTITIES,
  readModelMigrations,
  roundCommentsOf,
  roundResultsOf,
  roundSheetOf,
  Sights,
  type RoundFilter,
} from '#read-models';
import { DataSource, type EntityManager } from 'typeorm';
import { factsOfStory, record, type FactToRecord } from './testing/random-log.js';
import { factsOfRound, memberSheet, partySheet, roundIdOf, type ToldRound } from './testing/told-rounds.js';

const TODAY = '2026-06-30';
const PAGE = { limit: 50 };
const AUDITOR: Viewer = { roles: ['auditor'], organisation: null };
const actingFor = (id: string, sphere: Sphere = 'association'): Viewer => ({
  roles: ['partner'],
  organisation: { id, sphere, homeTerritory: null },
});

const PARTIES: Round['parties'] = [
  { organisationId: CARRIER, sphere: 'association' },
  { organisationId: PARTNER, sphere: 'company' },
];
const BENEFICIARIES: Round['panels'] = [{ panel: 'beneficiaries', threshold: 3 }];
/** The same mark everywhere on the three impacts. */
const everywhere = (mark: Answer): Record<string, Answer> =>
  Object.fromEntries(SUB_IMPACTS.map((subImpact) => [subImpact, mark]));

/** Gardens: an alliance of two with two rounds a year apart, the second open; a funder left between. */
const GARDENS = derivedId('gardens');
const gardens = joined(
  joined(
    joined(
      joined(registered('2014-03-01'), '2014-03-01', CARRIER, 'carrier'),
      '2014-03-01',
      PARTNER,
      'partner',
    ),
    ...(['2014-03-01', FUNDER, 'funder'] as const),
  ),
  ...(['2014-03-01', EVALUATOR, 'evaluator'] as const),
);
const left = (story: PartnershipStory): PartnershipStory =>
  story.happened('2020-06-30', PartyLeft.of({ organisationId: FUNDER, exitStrategy: null }));

const FIRST: ToldRound = {
  name: 'first',
  partnershipId: GARDENS,
  parties: PARTIES,
  panels: BENEFICIARIES,
  openedOn: '2020-02-01',
  closesOn: '2020-03-31',
  closedOn: '2020-04-02',
  sheets: [
    partySheet(
      CARRIER,
      '2020-02-10',
      {
        ...everywhere(4),
        people: 5,
        'perceived-association-skills': 3,
        'expected-association-skills': 5,
        'company-return': 2,
      },
      { people: 'Nous nous retrouvons.' },
    ),
    partySheet(PARTNER, '2020-02-11', { ...everywhere(2), people: 1, 'company-return': 'dont-know' }),
    memberSheet(
      1,
      '2020-02-12',
      { people: 3, societal: 2 },
      { people: 'Un lien.', societal: 'Trop peu le disent.' },
    ),
    memberSheet(2, '2020-02-13', { people: 4, societal: 'not-concerned' }, { people: 'Du temps.' }),
    memberSheet(3, '2020-02-14', { people: 4, societal: 2 }),
  ],
  late: [
    partySheet(PARTNER, '2020-03-31', everywhere(5), { people: 'Trop tard.' }),
    memberSheet(4, '2020-03-31', { people: 5 }, { people: 'Trop tard aussi.' }),
  ],
  then: (story) =>
    story
      .did('2020-05-01', 'record-finding', { kind: 'finding', subImpact: 'people', text: 'Un écart.' })
      .did('2020-05-03', 'agree-action', {
        ...{ title: 'Se réunir chaque mois', ownerId: CARRIER, dueOn: '2020-12-31' },
      }),
};
const SECOND: ToldRound = {
  ...{ name: 'second', partnershipId: GARDENS, parties: PARTIES, panels: BENEFICIARIES },
  ...{ openedOn: '2026-06-01', closesOn: '2026-07-31', closedOn: null },
  sheets: [partySheet(CARRIER, '2026-06-10', everywhere(5)), memberSheet(9, '2026-06-11', everywhere(5))],
};

/** Six more partnerships, begun over three plans, each with a round of one party, closed in 2021 or 2022. */
const COHORT = { cohortId: derivedId('a cohort'), name: 'Cohorte 2021' };
const others = [2009, 2010, 2014, 2015, 2016, 2019].map((year, place) => ({
  partnershipId: derivedId('other', place),
  story: joined(registered(`${year}-01-15`), `${year}-01-15`, STRANGER, 'carrier'),
  round: {
    ...{ name: `other ${place}`, partnershipId: derivedId('other', place), cohort: COHORT },
    parties: [{ organisationId: STRANGER, sphere: 'association' }],
    ...{
      openedOn: '2021-01-10',
      closesOn: '2022-12-31',
      closedOn: place % 2 === 0 ? '2021-06-01' : '2022-06-01',
    },
    sheets: [partySheet(STRANGER, '2021-02-01', everywhere(1 + (place % 5)))],
  } satisfies ToldRound,
}));

const organisation = (id: string, name: string, sphere: Sphere): FactToRecord => ({
  stream: `${ORGANISATION}-${id}`,
  id: derivedId('registered', id),
  event: OrganisationRegistered.of({
    ...{ name, sphere, size: null, identifiers: [], homeTerritory: null, fictional: true },
  }),
  occurredOn: '2008-01-01',
  datePrecision: 'day',
});

describe('Rounds as they are read', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const store = new InMemoryEventStore();
  const textKeys = new InMemoryTextKeyStore(store);
  const masterKey = Buffer.alloc(32, 7);
  const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
  const seal = new SheetSeal(textKeys, masterKey);
  /** Position before the closing of the first round was known. */
  let beforeClosing: bigint;

  beforeAll(async () => {
    database = await createTestDatabase([...projectionMigrations, ...readModelMigrations]);
    dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES },
    }).initialize();
    const first = await factsOfRound(FIRST, seal);
    const toClosing = first.findIndex(({ event }) => event.type === RoundClosed.type);
    await record(store, [
      organisation(CARRIER, 'Jardins (fictif)', 'association'),
      organisation(PARTNER, 'Semences (fictif)', 'company'),
      ...factsOfStory(GARDENS, gardens.facts),
      ...first.slice(0, toClosing),
    ]);
    beforeClosing = await store.head();
    await record(store, [
      ...first.slice(toClosing),
      ...factsOfStory(GARDENS, left(gardens).facts).slice(gardens.facts.length),
      ...(await factsOfRound(SECOND, seal)),
    ]);
    for (const { partnershipId, story, round } of others)
      await record(store, [
        ...factsOfStory(partnershipId, story.facts),
        ...(await factsOfRound(round, seal)),
      ]);
    const engine = new ProjectionEngine({
      ...{ store, decode: codec.decode, dataSource, projections: PROJECTIONS },
      logger: { info() {}, warn() {}, error() {} },
      // Versions follow from many small batches.
      options: { batchSize: 3 },
    });
    engine.start();
    await engine.caughtUp();
    await engine.stop();
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const history = (category: string, id: string) => streamHistory(store, codec, category, id);
  const asked = async <Answer>(
    work: (snapshot: EntityManager, sights: Sights) => Promise<Answer>,
    viewer: Viewer = AUDITOR,
    { asOf = TODAY, knownAt = null }: { asOf?: string; knownAt?: bigint | null } = {},
  ): Promise<Answer> => {
    const { answer } = await answerAt(
      dataSource,
      { today: TODAY, asOf, knownAt },
      (snapshot, point) => work(snapshot, new Sights(viewer, point)),
      PROJECTIONS_OF_ROUNDS,
    );
    return answer;
  };
  type At = Parameters<typeof asked>[2];
  const listed = async (filter: RoundFilter, viewer?: Viewer, at?: At) =>
    (await asked((snapshot, sights) => listRounds(snapshot, sights, filter, PAGE), viewer, at)).items;
  const titles = async (...of: Parameters<typeof listed>) =>
    (await listed(...of)).map(({ title }) => title).sort();
  const sheetOf = (name: string, viewer?: Viewer, at?: At) =>
    asked((snapshot, sights) => roundSheetOf(snapshot, history, sights, roundIdOf(name)), viewer, at);
  const resultsOf = (name: string, viewer?: Viewer, at?: At) =>
    asked((snapshot, sights) => roundResultsOf(snapshot, history, sights, roundIdOf(name)), viewer, at);

  describe('in a list', () => {
    it('are the last opened first, each with its partnership and those it asks', async () => {
      const [last, ...earlier] = await listed({ partnership: [GARDENS] });
      expect(last).toEqual({
        roundId: roundIdOf('second'),
        partnershipId: GARDENS,
        partnershipTitle: 'Jardins partagés',
        title: 'second',
        questionnaireCode: 'crossed-viewpoints',
        questionnaireVersion: 1,
        cohortId: null,
        cohortName: null,
        state: 'open',
        opening: 1,
        openedOn: '2026-06-01',
        closesOn: '2026-07-31',
        closedOn: null,
        hasResults: false,
        parties: [
          { organisationId: CARRIER, sphere: 'association', name: 'Jardins (fictif)' },
          { organisationId: PARTNER, sphere: 'company', name: 'Semences (fictif)' },
        ],
        partiesAnswered: 1,
        panels: ['beneficiaries'],
        awaitsMe: false,
      });
      expect(earlier).toMatchObject([
        { title: 'first', state: 'closed', closedOn: '2020-04-02', hasResults: true },
      ]);
    });

    it('are chosen by state, by cohort and by what partnerships are chosen by', async () => {
      expect(await titles({ state: ['open'] })).toEqual(['second']);
      expect(await titles({ cohort: [COHORT.cohortId] })).toHaveLength(6);
      expect(await titles({ organisation: [CARRIER], state: ['closed'] })).toEqual(['first']);
      expect(await titles({ category: ['patronage' satisfies Category] })).toEqual([]);
    });

    it('wait for a party that is asked and has not answered, and for nobody else', async () => {
      expect(await titles({ awaitsMe: true }, actingFor(PARTNER))).toEqual(['second']);
      expect(await titles({ awaitsMe: true }, actingFor(CARRIER))).toEqual([]);
      expect(await titles({ awaitsMe: true }, actingFor(EVALUATOR))).toEqual([]);
      expect((await sheetOf('second', actingFor(PARTNER)))?.awaitsMe).toBe(true);
      expect((await sheetOf('second', actingFor(CARRIER)))?.awaitsMe).toBe(false);
    });

    it('are those of partnerships that one sees: until one left, those of then', async () => {
      expect(await titles({}, actingFor(PARTNER))).toEqual(['first', 'second']);
      expect(await titles({}, actingFor(FUNDER))).toEqual(['first']);
      expect(await titles({}, actingFor(STRANGER))).toHaveLength(6);
      expect(await titles({}, { roles: ['administrator'], organisation: null })).toEqual([]);
    });

    it('are those of a past day, as known then', async () => {
      expect(await listed({ partnership: [GARDENS] }, AUDITOR, { asOf: '2020-03-01' })).toMatchObject([
        { title: 'first', state: 'open', hasResults: false },
      ]);
      expect(await listed({}, AUDITOR, { knownAt: beforeClosing })).toMatchObject([
        { title: 'first', state: 'open' },
      ]);
      expect(await titles({}, AUDITOR, { asOf: '2013-01-01' })).toEqual([]);
    });
  });

  describe('one by one', () => {
    it('say who has answered, parties by name and panels by number from the threshold on', async () => {
      expect(await sheetOf('second')).toMatchObject({
        state: 'open',
        parties: [
          { organisationId: CARRIER, hasAnswered: true },
          { organisationId: PARTNER, hasAnswered: false },
        ],
        panels: [{ panel: 'beneficiaries', threshold: 3, answered: null }],
        hasResults: false,
      });
      expect(await sheetOf('first')).toMatchObject({
        openings: [{ opening: 1, openedOn: '2020-02-01', closedOn: '2020-04-02', reason: null }],
        panels: [{ answered: 3 }],
        questionnaire: { code: 'crossed-viewpoints', version: 1, isValidated: false },
      });
    });

    it('show late what came after the closing, counted in nothing; nothing is late before it', async () => {
      const lateIn = async (at: object = {}) => {
        const round = (await sheetOf('first', AUDITOR, at))!;
        return [...round.parties, ...round.panels].map(({ lateSheets }) => lateSheets);
      };
      expect(await lateIn()).toEqual([0, 1, 1]);
      expect(await lateIn({ asOf: '2020-12-31' })).toEqual([0, 1, 1]);
      expect(await lateIn({ asOf: '2020-03-31' })).toEqual([0, 0, 0]);
      const results = (await resultsOf('first'))!;
      expect(results.viewpoints.map(({ sheets }) => sheets)).toEqual([1, 1, 3]);
    });

    it('tell the debate, and which action is late on the day asked for', async () => {
      const round = await sheetOf('first');
      expect(round).toMatchObject({
        findings: [{ kind: 'finding', subImpact: 'people', text: sealed('Un écart.'), replies: [] }],
        actions: [{ title: 'Se réunir chaque mois', state: 'agreed', isLate: true }],
      });
      const then = await sheetOf('first', AUDITOR, { asOf: '2020-12-31' });
      expect(then?.actions).toMatchObject([{ isLate: false }]);
      expect((await sheetOf('first', AUDITOR, { asOf: '2020-05-02' }))?.actions).toEqual([]);
    });

    it('say what the caller may do, and nothing of the past', async () => {
      expect((await sheetOf('second', actingFor(EVALUATOR)))?.mayDo).toContain('close-round');
      expect((await sheetOf('second', actingFor(PARTNER)))?.mayDo).toEqual([
        'give-sheet',
        'name-official-sheet',
      ]);
      expect((await sheetOf('second', actingFor(PARTNER), { asOf: '2026-06-29' }))?.mayDo).toEqual([]);
    });

    it('are not there for who does not see their partnership, nor before they were opened', async () => {
      await expect(sheetOf('first', actingFor(STRANGER))).rejects.toThrow(StreamNotFound);
      await expect(resultsOf('first', actingFor(STRANGER))).rejects.toThrow(StreamNotFound);
      await expect(sheetOf('unheard of')).rejects.toThrow(StreamNotFound);
      expect(await sheetOf('first', AUDITOR, { asOf: '2020-01-31' })).toBeNull();
      // Left before the second was opened.
      expect(await sheetOf('second', actingFor(FUNDER))).toBeNull();
      expect(await resultsOf('first', actingFor(FUNDER))).toMatchObject({ opening: 1 });
    });
  });

  describe('by their results', () => {
    const [carrier, partner, panel] = [`party/${CARRIER}`, `party/${PARTNER}`, 'panel/beneficiaries'];

    it('show each viewpoint, worked by hand', async () => {
      const results = (await resultsOf('first'))!;
      expect(results.viewpoints).toMatchObject([
        { viewpoint: carrier, name: 'Jardins (fictif)', sheets: 1, threshold: null, withheld: false },
        { viewpoint: partner, sphere: 'company', sheets: 1 },
        { viewpoint: panel, panel: 'beneficiaries', sheets: 3, threshold: 3, withheld: false },
      ]);
      const people = results.questions.find(({ code }) => code === 'people')!;
      expect(people.scale).toHaveLength(5);
      expect(people.viewpoints).toMatchObject([
        { viewpoint: carrier, figures: { n: 1, median: 5 }, marks: [0, 0, 0, 0, 1] },
        { viewpoint: partner, figures: { n: 1, median: 1 } },
        {
          viewpoint: panel,
          figures: { n: 3, median: 4, min: 3, max: 4, lowerQuartile: 3.5, upperQuartile: 4, spread: 0.5 },
          marks: [0, 0, 1, 2, 0],
        },
      ]);
      // Two of three answered it with a mark: fewer than the threshold.
      const societal = results.questions.find(({ code }) => code === 'societal')!;
      expect(societal.viewpoints[2]).toEqual({ viewpoint: panel, figures: null, marks: null });
    });

    it('pool impacts over what is shown', async () => {
      const { impacts } = (await resultsOf('first'))!;
      const confidence = impacts.find(({ impact }) => impact === 'confidence')!;
      expect(confidence.viewpoints).toMatchObject([
        { figures: { n: 2, median: 4.5 } },
        { figures: { n: 2, median: 1.5 } },
        { figures: { n: 3, median: 4 } },
      ]);
      const innovation = impacts.find(({ impact }) => impact === 'innovation')!;
      expect(innovation.viewpoints[2]).toEqual({ viewpoint: panel, figures: null });
    });

    it('say where viewpoints diverge most, what falls short of what is expected, and whose value it is', async () => {
      const { divergences, objectives, values } = (await resultsOf('first'))!;
      expect(divergences[0]).toEqual({ question: 'people', distance: 4, lowest: partner, highest: carrier });
      expect(objectives).toMatchObject([
        {
          list: 'association',
          objective: 'skills',
          viewpoints: [{ viewpoint: carrier, expected: 5, expectedFrom: 'round', perceived: 3, gap: -2 }],
        },
      ]);
      expect(values[1]).toMatchObject({
        value: 'company-return',
        viewpoints: [
          { figures: { n: 1, median: 2 } },
          { figures: { n: 0, median: null, dontKnow: 1 } },
          { figures: null },
        ],
      });
    });

    it('show nothing before they are drawn', async () => {
      for (const results of [
        await resultsOf('second'),
        await resultsOf('first', AUDITOR, { asOf: '2020-03-31' }),
        await resultsOf('first', AUDITOR, { knownAt: beforeClosing }),
      ])
        expect(results).toMatchObject({
          opening: null,
          drawnOn: null,
          viewpoints: [],
          questions: [],
          impacts: [],
        });
    });
  });

  describe('by what was said beside the answers', () => {
    const saidIn = async (name: string, limit: number, cursor?: string, viewer?: Viewer, at?: At) => {
      const comments = await asked(
        (snapshot, sights) => roundCommentsOf(snapshot, history, sights, roundIdOf(name), { limit, cursor }),
        viewer,
        at,
      );
      return codec.openAll(comments!);
    };

    it('tell the comments of what is shown, a page at a time, panels in no order of who spoke', async () => {
      const first = await saidIn('first', 2);
      const rest = await saidIn('first', 2, first.next!);
      expect([first.total, first.items.length, rest.items.length, rest.next]).toEqual([3, 2, 1, null]);
      const all = [...first.items, ...rest.items];
      expect(all[0]).toMatchObject({
        ...{ question: 'people', name: 'Jardins (fictif)', text: 'Nous nous retrouvons.' },
      });
      expect(all.slice(1).map(({ panel }) => panel)).toEqual(['beneficiaries', 'beneficiaries']);
      expect(
        all
          .slice(1)
          .map(({ text }) => text)
          .sort(),
      ).toEqual(['Du temps.', 'Un lien.']);
    });

    it('tell none before they are drawn, nor to who does not see the partnership', async () => {
      expect(await saidIn('second', 10)).toMatchObject({ items: [], total: 0 });
      expect(await saidIn('first', 10, undefined, AUDITOR, { asOf: '2020-04-01' })).toMatchObject({
        total: 0,
      });
      await expect(saidIn('first', 10, undefined, actingFor(STRANGER))).rejects.toThrow(StreamNotFound);
    });
  });

  describe('over time', () => {
    const trajectory = (viewer?: Viewer, at?: At) =>
      asked((snapshot, sights) => partnershipTrajectoryOf(snapshot, history, sights, GARDENS), viewer, at);
    const cohorts = (by: Parameters<typeof cohortTrajectories>[2], filter = {}, viewer?: Viewer, at?: At) =>
      asked((snapshot, sights) => cohortTrajectories(snapshot, sights, by, filter), viewer, at);

    it('follow one partnership by the rounds that have results', async () => {
      expect(await trajectory()).toMatchObject({
        title: 'Jardins partagés',
        rounds: [{ title: 'first', closedOn: '2020-04-02', viewpoints: [{}, {}, { sheets: 3 }] }],
        indicators: [],
      });
      expect((await trajectory(AUDITOR, { asOf: '2020-04-01' }))?.rounds).toEqual([]);
      await expect(trajectory(actingFor(STRANGER))).rejects.toThrow(StreamNotFound);
    });

    it('compare cohorts by plan: how many, and too few to compare where they are', async () => {
      const answer = await cohorts('plan');
      expect(answer).toMatchObject({ by: 'plan', partnerships: 7, n: 7, smallest: 5, leftOut: 0 });
      expect(
        answer.cohorts.map(({ cohort, partnerships, n, tooSmall }) => [cohort, partnerships, n, tooSmall]),
      ).toEqual([
        ['arpea', 2, 2, true],
        ['phare', 4, 4, true],
        ['impacts', 1, 1, true],
      ]);
      const phare = answer.cohorts[1]!;
      expect(phare.years.map(({ year, n }) => [year, n])).toEqual([
        [2020, 1],
        [2021, 2],
        [2022, 1],
      ]);
      const [performance] = phare.years[1]!.impacts;
      // Two partnerships, of marks 3 and 5.
      expect(performance).toMatchObject({
        impact: 'performance',
        parties: { n: 2, median: 4, lowerQuartile: 3.5, upperQuartile: 4.5, min: 3, max: 5 },
        panels: null,
      });
      expect(phare.years[0]!.impacts[2]).toMatchObject({
        impact: 'confidence',
        parties: { n: 1, median: 3 },
        panels: { n: 1, median: 4 },
      });
    });

    it('by stage, category, year of start and territory too', async () => {
      expect((await cohorts('stage')).cohorts).toMatchObject([
        { cohort: 'conception', n: 7, tooSmall: false },
      ]);
      expect((await cohorts('category')).cohorts).toMatchObject([{ cohort: 'societal-innovation', n: 7 }]);
      expect((await cohorts('start-year')).cohorts.map(({ cohort, n }) => [cohort, n])).toEqual([
        ['2009', 1],
        ['2010', 1],
        ['2014', 2],
        ['2015', 1],
        ['2016', 1],
        ['2019', 1],
      ]);
      expect((await cohorts('territory')).cohorts).toMatchObject([
        { cohort: 'regional/53', label: { fr: 'Bretagne', en: 'Bretagne' }, n: 7 },
      ]);
    });

    it('of what one sees, of what was chosen, as of the day asked for', async () => {
      expect(await cohorts('plan', {}, actingFor(PARTNER))).toMatchObject({ partnerships: 1, n: 1 });
      expect(await cohorts('plan', { organisation: [STRANGER] })).toMatchObject({ partnerships: 6, n: 6 });
      expect(await cohorts('plan', {}, AUDITOR, { asOf: '2020-12-31' })).toMatchObject({
        partnerships: 7,
        n: 1,
        cohorts: [{ cohort: 'phare', n: 1 }],
      });
      expect((await cohorts('plan', { category: ['patronage'] })).cohorts).toEqual([]);
    });
  });

  it('built anew from the log are the same tables, row by row', async () => {
    const tables = ['round', 'round_past', 'round_impact', 'round_impact_past', 'sheet', 'sheet_past'];
    const contents = async (): Promise<Record<string, string[]>> => {
      const builds = await dataSource.query<{ schema: string }[]>(
        `SELECT b.schema_name AS schema FROM projections.projections p
         JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build WHERE p.name IN ('rounds', 'sheets')
         ORDER BY p.name`,
      );
      const found: Record<string, string[]> = {};
      for (const table of tables) {
        const { schema } = builds[table.startsWith('round') ? 0 : 1]!;
        const rows = await dataSource.query<{ row: string }[]>(
          `SELECT row_to_json(t)::text AS row FROM "${schema}".${table} t`,
        );
        found[table] = rows.map(({ row }) => row).sort();
      }
      return found;
    };
    const followed = await contents();
    for (const table of tables.filter((name) => !name.startsWith('sheet_')))
      expect([table, followed[table]!.length > 0]).toEqual([table, table !== 'round_impact_past']);
    await rebuild({
      ...{ store, decode: codec.decode, dataSource, projections: PROJECTIONS },
      retireAfterMs: 0,
    });
    expect(await contents()).toEqual(followed);
  });
});
