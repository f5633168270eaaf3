import { DataSource } from 'typeorm';
import { type Viewer } from '#domain';
import { StreamNotFound } from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations } from '#projections';
import { InvalidCursor } from '../listing/cursor-page.js';
import { readModelMigrations } from '../migrations/index.js';
import { PROJECTIONS, READ_MODEL_ENTITIES } from '../read-models.js';
import { pointOfToday } from '../two-clocks/read-point.js';
import { toldLife } from '../timeline/testing/told-life.js';
import { timelinePageOf } from '../timeline/timeline.query.js';
import { Sights } from '../sight/sights.js';
import { partnershipSheetOf, type SheetContent } from './partnership-sheet.query.js';

const TODAY = new Sights({ roles: ['auditor'], organisation: null }, pointOfToday('2019-03-01'));
const ignore = () => {};

let database: TestDatabase;
let dataSource: DataSource;
let life: Awaited<ReturnType<typeof toldLife>>;
let sheet: SheetContent;

beforeAll(async () => {
  database = await createTestDatabase([...projectionMigrations, ...readModelMigrations]);
  dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [...READ_MODEL_ENTITIES],
  }).initialize();
  life = await toldLife();
  const { store, codec } = life.ledger;
  const engine = new ProjectionEngine({
    store,
    decode: (stored) => codec.decode(stored),
    dataSource,
    projections: PROJECTIONS,
    logger: { info: ignore, warn: ignore, error: ignore },
  });
  engine.start();
  await engine.caughtUp();
  await engine.stop();
  sheet = await codec.openAll(
    (await partnershipSheetOf(dataSource, life.ledger.history, TODAY, life.ledger.partnershipId))!,
  );
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('The sheet of a partnership with a long life', () => {
  it('describes it as corrected, and where it stands', async () => {
    expect(sheet).toMatchObject({
      partnershipId: life.ledger.partnershipId,
      revision: (await life.ledger.history()).at(-1)!.revision,
      description: {
        title: 'Jardins du lien',
        need: 'Isolement des aînés',
        populations: ['Personnes âgées', 'Aidants'],
        category: 'societal-innovation',
        categoryHistory: [{ category: 'responsible-practices', until: '2015-03-02' }],
        startedOn: '2014-12-31',
        startPrecision: 'year',
        fictional: true,
      },
      standing: 'experimentation',
      phase: 'societal-rd',
      riskZone: 'valley-of-death',
      status: 'active',
      statusSince: '2019-02-01',
      statusReason: 'ended-by-mistake',
    });
  });

  it('names its parties, those that left too', () => {
    expect(sheet.parties).toMatchObject([
      {
        organisationId: life.carrier,
        name: 'Jardins du lien (fictif)',
        sphere: 'association',
        roles: ['carrier'],
      },
      {
        name: 'Semences Duval (fictif)',
        roles: ['partner', 'endorser'],
        joinedOn: '2015-01-01',
        leftOn: '2017-09-01',
        exitStrategy: 'Confidence sur la sortie',
      },
      { name: 'Fondation Horizon (fictif)', joinedOn: '2015-02-10', leftOn: null, exitStrategy: null },
      { name: 'Institut des alliances (fictif)', roles: ['evaluator'] },
      { name: 'Mutuelle du Ponant (fictif)', roles: ['partner'], joinedOn: '2018-07-01' },
    ]);
  });

  it('counts the days of each stay, by hand the same', () => {
    expect(sheet.path.map(({ stage, days, exit }) => [stage, days, exit])).toEqual([
      ['conception', 134, 'passed'],
      // 686 days, less 61 suspended.
      ['experimentation', 625, 'went-back'],
      ['conception', null, 'observed-elsewhere'],
      ['modelling', null, 'went-back'],
      // 608 days to this day, less 151 and 31 ended.
      ['experimentation', 426, null],
    ]);
    expect(sheet.daysInStage).toBe(426);
    expect(sheet.path[4]!.pauses).toEqual([
      { from: '2018-01-01', to: '2018-06-01', reason: 'distrust', known: true },
      { from: '2019-01-01', to: '2019-02-01', reason: null, known: true },
    ]);
  });

  it('says which criteria of the gate ahead are met, and which the last refusal waived', () => {
    expect(sheet.gate).toMatchObject({
      gate: 'experimentation',
      riskZone: 'valley-of-death',
      criteriaVersion: '1',
    });
    expect(
      sheet.gate!.criteria.map(({ code, label, met, waived, evidence }) => [
        code,
        label.fr,
        met,
        waived,
        evidence.length,
      ]),
    ).toEqual([
      ['tried-in-reality', 'Solution essayée en situation réelle', true, false, 1],
      ['results-on-indicators', 'Résultats sur des indicateurs convenus', true, false, 1],
      ['relevance-shown', 'Pertinence au regard du besoin démontrée', false, false, 0],
      ['modelling-time-secured', 'Temps de modélisation assuré', false, true, 0],
    ]);
  });

  it('shows all evidence, under the names of the criteria of its time', () => {
    expect(sheet.evidence.map(({ label, kind, text, standing }) => [label.fr, kind, text, standing])).toEqual(
      [
        ['Terrains trouvés', 'text', 'Confidence sur les terrains', false],
        ['Solution essayée en situation réelle', 'link', null, true],
        ['Résultats sur des indicateurs convenus', 'file', null, true],
      ],
    );
  });

  it('shows the decisions with what was waived, by whom, under the list of their time', () => {
    expect(sheet.decisions).toMatchObject([
      {
        gate: 'conception',
        outcome: 'conditional',
        decidedOn: '2015-06-15',
        deciders: [{ name: 'Jardins du lien (fictif)' }, { name: 'Fondation Horizon (fictif)' }],
        criteriaVersion: 'own-1',
        assessment: [
          {
            label: { fr: 'Terrains trouvés' },
            evidenceIds: [expect.any(String)],
            waived: false,
            waiver: null,
          },
          {
            label: { en: 'Team set up' },
            evidenceIds: [],
            waived: true,
            waiver: 'Confidence sur l’équipe',
          },
        ],
        conditionIds: [expect.any(String), expect.any(String), expect.any(String)],
        comment: 'Confidence sur la décision',
      },
      { gate: 'experimentation', outcome: 'no-go', deciders: [{ name: 'Fondation Horizon (fictif)' }] },
    ]);
    expect(sheet.opinions).toMatchObject([
      {
        organisation: { organisationId: life.partner, name: 'Semences Duval (fictif)' },
        opinion: 'favourable',
        givenOn: '2015-05-20',
        comment: 'Confidence sur l’avis',
      },
    ]);
  });

  it('says which conditions are late, and by how much', () => {
    expect(
      sheet.conditions.map(({ text, dueOn, status, settledOn, late, daysLate }) => [
        text,
        dueOn,
        status,
        settledOn,
        late,
        daysLate,
      ]),
    ).toEqual([
      ['Confidence première', '2015-09-01', 'met', '2015-08-20', false, 0],
      ['Confidence deuxième', '2015-12-31', 'waived', '2015-12-01', false, 0],
      ['Confidence troisième', '2016-01-31', 'open', null, true, 1125],
    ]);
  });

  it('says in how many days the next review comes', () => {
    expect(sheet.reviews).toMatchObject([
      {
        gate: 'experimentation',
        plannedFor: '2019-06-01',
        daysToGo: 92,
        replanned: 0,
        deciders: [{ name: 'Jardins du lien (fictif)' }, { name: 'Fondation Horizon (fictif)' }],
      },
    ]);
  });

  it('shows the indicators by impact and sub-impact, in every version, with who answered and what was measured', () => {
    expect(sheet.impacts.map(({ impact, subImpacts }) => [impact, subImpacts.length])).toEqual([
      ['performance', 3],
      ['innovation', 2],
      ['confidence', 2],
    ]);
    const people = sheet.impacts[2]!.subImpacts[0]!;
    expect(people).toMatchObject({
      subImpact: 'people',
      indicators: [{ indicatorId: life.indicatorId, version: 1 }, { version: 1 }],
    });
    const [agreed, proposed, adopted] = people.indicators[0]!.versions;
    expect(agreed).toMatchObject({
      version: 1,
      name: 'Personnes sorties de l’isolement',
      agreedOn: '2016-02-10',
      acceptances: [
        { name: 'Jardins du lien (fictif)', on: '2016-01-20' },
        { name: 'Semences Duval (fictif)', on: '2016-01-25' },
      ],
      awaited: [],
      silences: [
        {
          organisations: [{ organisationId: life.funder, name: 'Fondation Horizon (fictif)' }],
          on: '2016-02-10',
          justification: 'Confidence sur le silence',
        },
      ],
      actual: 70.5,
      measuredOn: '2016-12-31',
      progress: 0.505,
      maintained: null,
    });
    // Corrected, and one withdrawn.
    expect(agreed!.measurements).toEqual([
      {
        factId: life.measured.eventIds[0],
        measuredOn: '2016-06-01',
        ...{ value: 54.25, figure: 54.25, numerator: null, denominator: null, text: null },
        ...{ period: null, groups: [] },
        dataSource: 'registre',
        comment: 'Confidence sur la mesure corrigée',
      },
      expect.objectContaining({ measuredOn: '2016-12-31', value: 70.5 }),
    ]);
    expect(proposed).toMatchObject({
      version: 2,
      target: 150,
      agreedOn: null,
      acceptances: [{ name: 'Jardins du lien (fictif)' }],
      ...{ awaited: [], opposed: [], silences: [], measurements: [], progress: null },
      refusals: [
        {
          ...{ name: 'Semences Duval (fictif)', on: '2017-02-12', stands: true },
          reason: 'Confidence sur le refus',
          counterProposal: { target: 140, measure: 'number', accumulation: 'stock' },
        },
      ],
    });
    expect(adopted).toMatchObject({
      ...{ version: 3, target: 140, agreedOn: null, isTranscribed: false },
      adopts: proposed!.refusals[0]!.factId,
      awaited: [
        { name: 'Jardins du lien (fictif)' },
        { name: 'Fondation Horizon (fictif)' },
        { name: 'Mutuelle du Ponant (fictif)' },
      ],
    });
  });

  it('has what frames them: who must accept, objectives, agreements from documents, qualification, deployment', () => {
    const transcribed = sheet.impacts
      .flatMap(({ subImpacts }) => subImpacts.flatMap(({ indicators }) => indicators))
      .find(({ versions }) => versions[0]!.isTranscribed)!;
    expect(transcribed.versions).toMatchObject([
      { agreedOn: '2017-02-16', source: { document: 'Convention de 2015 (fictive)' } },
    ]);
    expect(sheet.framework).toMatchObject({
      requiredParties: [
        { name: 'Jardins du lien (fictif)' },
        { name: 'Fondation Horizon (fictif)' },
        { name: 'Mutuelle du Ponant (fictif)' },
      ],
      ...{ isDefault: true, setOn: '2017-02-17' },
    });
    expect(sheet.objectives).toMatchObject([
      {
        ...{ name: 'Jardins du lien (fictif)', statedOn: '2017-02-17', list: 'association' },
        objectives: [
          { objective: 'resources', expected: 4 },
          { objective: 'openness', expected: 5 },
        ],
      },
    ]);
    expect(sheet.qualifications).toMatchObject([
      {
        ...{ qualification: 'invention', justification: 'Confidence sur la qualification' },
        agreedBy: [{ name: 'Jardins du lien (fictif)' }, { name: 'Fondation Horizon (fictif)' }],
      },
    ]);
    expect(sheet.deployments).toMatchObject([
      {
        ...{ territoriesReached: 2, beneficiariesReached: 340, swarmingSites: null },
        takenUpBy: [{ kind: 'public-policy', name: 'Plan régional' }],
        source: { document: 'Convention de 2015 (fictive)' },
      },
    ]);
  });
});

describe('What the caller may do to it', () => {
  type Rights = Pick<SheetContent, 'mayDo' | 'mayCorrect'>;
  const of = (role: string, organisationId: string | null = null): Sights => {
    const organisation = organisationId && { id: organisationId, sphere: 'association', homeTerritory: null };
    return new Sights({ roles: [role], organisation } as Viewer, TODAY.point);
  };
  const rights = async (sights: Sights): Promise<Rights> => {
    const { mayDo, mayCorrect } = (await partnershipSheetOf(
      dataSource,
      life.ledger.history,
      sights,
      life.ledger.partnershipId,
    ))!;
    return { mayDo, mayCorrect };
  };
  const sorted = (acts: readonly string[]): string[] => [...acts].sort();

  const EVALUATING = [
    ...['bring-evidence', 'change-gate-criteria', 'give-opinion', 'meet-condition', 'observe-stage'],
    ...['plan-gate-review', 'propose-decision', 'propose-indicator', 'remove-party', 'revise-indicator'],
    ...['adopt-counter-proposal', 'set-evaluation-framework', 'state-objectives', 'qualify'],
  ];
  const FUNDING = [
    ...[...EVALUATING, 'accept-indicator', 'add-party', 'decide-at-gate', 'go-back', 'suspend'],
    ...['refuse-indicator', 'waive-condition'],
  ];
  const CARRYING = [
    ...[...FUNDING, 'amend-description', 'change-category', 'change-party-roles', 'end', 'enter-path'],
    ...['publish', 'record-measurement', 'record-measurements', 'record-deployment'],
  ];
  const EVALUATOR_ONLY = ['pass-over-silence', 'transcribe-indicator-agreement'];
  it.each([
    ['its carrier', () => of('partner', life.carrier), CARRYING],
    ['its funder', () => of('funder', life.funder), FUNDING],
    [
      'its evaluator',
      () => of('evaluator', life.evaluator),
      [...EVALUATING, ...EVALUATOR_ONLY, 'record-measurement', 'record-measurements', 'record-deployment'],
    ],
    ['the data steward', () => of('data-steward'), [...CARRYING, ...EVALUATOR_ONLY]],
    ['a party that left', () => of('partner', life.partner), []],
    ['the auditor', () => of('auditor'), []],
    ['the auditor of an organisation', () => of('auditor', life.carrier), []],
    ['a stranger, to whom some is published', () => of('partner'), []],
    ['the administrator', () => of('administrator', life.carrier), []],
  ])('%s: as the partnership stands, active', async (_, sights, acts) => {
    expect(sorted((await rights(sights())).mayDo)).toEqual(sorted(acts));
  });

  it('who may do nothing corrects nothing; a fact of a time that is over is corrected all the same', async () => {
    for (const nobody of [of('auditor'), of('partner'), of('partner', life.partner)])
      expect((await rights(nobody)).mayCorrect).toEqual([]);
    const funders = await rights(of('funder', life.funder));
    expect(funders.mayDo).not.toContain('resume');
    const recorded = await life.ledger.history();
    const factOf = (type: string): string => recorded.find((event) => event.type === type)!.id;
    expect(funders.mayCorrect).toContain(factOf('partnership.resumed'));
    expect(funders.mayCorrect).not.toContain(factOf('partnership.description-amended'));
    const carriers = await rights(of('partner', life.carrier));
    expect(carriers.mayCorrect).toContain(factOf('partnership.description-amended'));
  });

  it('nothing is done to the past, of either clock', async () => {
    const [first] = await life.ledger.history();
    for (const past of [{ asOf: '2019-02-28' }, { knownAt: first!.position + 1_000n }])
      for (const sights of [of('partner', life.carrier), of('data-steward')])
        expect(await rights(sights.at({ ...TODAY.point, ...past }))).toEqual({ mayDo: [], mayCorrect: [] });
  });

  it('a decision proposed stands until it is taken, awaiting another person than its proposer', async () => {
    expect(sheet.proposals).toEqual([]);
    const then = { ...TODAY.point, asOf: '2015-06-01' };
    const proposed = async (sights: Sights) =>
      (await partnershipSheetOf(dataSource, life.ledger.history, sights.at(then), life.ledger.partnershipId))!
        .proposals;
    for (const whole of [of('auditor'), of('funder', life.funder)])
      expect(await proposed(whole)).toEqual([
        expect.objectContaining({
          ...{ gate: 'conception', outcome: 'conditional', personId: 'person-2' },
          ...{ proposedOn: '2015-05-30', awaitsAnotherPerson: true },
        }),
      ]);
    expect(await proposed(of('partner'))).toEqual([]);
  });
});

it('a stranger reads what is published of it, and no history', async () => {
  const { history, partnershipId } = life.ledger;
  const stranger = new Sights({ roles: ['partner'], organisation: null }, TODAY.point);
  const published = await partnershipSheetOf(dataSource, history, stranger, partnershipId);
  expect(published).toMatchObject({
    description: sheet.description,
    evidence: [],
    opinions: [],
    conditions: [],
  });
  const asked = { category: 'partnership', id: partnershipId, language: 'fr', limit: 7 } as const;
  await expect(timelinePageOf(dataSource, history, stranger, asked)).rejects.toThrow(StreamNotFound);
});

it('there is no sheet of what is no partnership', async () => {
  const { history } = life.ledger;
  for (const sights of [TODAY, TODAY.at({ ...TODAY.point, asOf: '2016-01-01' })])
    await expect(partnershipSheetOf(dataSource, history, sights, life.carrier)).rejects.toThrow(
      StreamNotFound,
    );
});

describe('The timeline of the same life, a page at a time', () => {
  const page = async (limit: number, cursor?: string) => {
    const { partnershipId: id, history } = life.ledger;
    const asked = { category: 'partnership', id, language: 'fr', limit, cursor } as const;
    return (await timelinePageOf(dataSource, history, TODAY, asked))!;
  };

  it('holds every fact once, the last recorded first, with names from the directory', async () => {
    const revisions: number[] = [];
    let next: string | null | undefined;
    do {
      const read = await page(7, next ?? undefined);
      revisions.push(...read.items.map(({ revision }) => revision));
      expect(read.total).toBe(sheet.revision + 1);
      next = read.next;
    } while (next !== null);
    expect(revisions).toEqual(Array.from({ length: sheet.revision + 1 }, (_, n) => sheet.revision - n));
    const all = await page(1_000);
    const sentences = all.items.map(({ sentence }) => sentence);
    expect(sentences).toContain('Semences Duval (fictif) quitte le partenariat.');
    expect(sentences.filter((sentence) => sentence.includes('absente de l’annuaire'))).toEqual([]);
  });

  it('refuses a cursor that is none of its own', async () => {
    await expect(page(7, 'nonsense')).rejects.toThrow(InvalidCursor);
    const forged = Buffer.from('["-recorded","7"]').toString('base64url');
    await expect(page(7, forged)).rejects.toThrow(InvalidCursor);
  });
});
