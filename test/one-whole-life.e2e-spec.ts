import { RunningLedger, type Answer } from './testing/running-ledger.js';

/** The report is read on this day. */
const TODAY = new Date('2026-01-10T12:00:00Z');

const CONCEPTION = ['need-analysed', 'intuition-confirmed', 'expectations-stated', 'rd-resources-found'];
const EXPERIMENTATION = [
  'tried-in-reality',
  'results-on-indicators',
  'relevance-shown',
  'modelling-time-secured',
];
const MODELLING = ['solution-shareable', 'deployment-sized', 'roles-set', 'operator-model-holds'];
const SWARMING = ['confirmed-beyond-first-territory', 'taken-up-beyond-inventor', 'funding-independent'];

/**
 * One partnership from conception to industrialisation, over HTTP, with every kind of refusal on the way. Steps share
 * one history and run in order. Every duration below was worked out by hand, on a calendar.
 */
describe('A partnership from conception to industrialisation', () => {
  let ledger: RunningLedger;
  let carrier: string;
  let company: string;
  let funder: string;
  let stranger: string;
  let partnership: string;
  let firstGo: string;
  let lateCondition: string;

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => TODAY);
    const organisation = (name: string, sphere: string) =>
      ledger.create('organisations', { name, sphere, fictional: true, occurredOn: '2014-01-01' });
    carrier = await organisation('Association fictive du Levant', 'association');
    company = await organisation('Entreprise fictive Rivage', 'company');
    funder = await organisation('Fondation fictive Horizon', 'foundation');
    stranger = await organisation('Association fictive étrangère à tout', 'association');
  });

  afterAll(async () => {
    await ledger?.stop();
  });

  const act = (path: string, body: object): Promise<Answer> =>
    ledger.command(`partnerships/${partnership}`, path, body);

  const acted = async (path: string, body: object): Promise<Answer['body']> => {
    const answer = await act(path, body);
    expect({ path, status: answer.status, problem: answer.status === 200 ? null : answer.body }).toEqual({
      path,
      status: 200,
      problem: null,
    });
    return answer.body as Answer['body'];
  };

  const refused = async (path: string, body: object): Promise<Answer['body']> => {
    const answer = await act(path, body);
    expect({ path, status: answer.status }).toEqual({ path, status: 409 });
    return answer.body as Answer['body'];
  };

  const decision = (occurredOn: string, more: object = {}) => ({
    occurredOn,
    outcome: 'go',
    deciderIds: [carrier, funder],
    source: { document: 'Relevé de décision (fictif)' },
    ...more,
  });

  const evidenceFor = async (gate: string, occurredOn: string, criteria: readonly string[]) => {
    for (const criterion of criteria) {
      await acted(`gates/${gate}/evidence`, {
        occurredOn,
        criterion,
        kind: 'text',
        text: `Preuve de ${criterion}`,
      });
    }
  };

  const stays = async () => {
    const { body } = await ledger.read(`stage-stays?organisation=${carrier}`);
    return (
      body.items as {
        stage: string;
        enteredOn: string;
        leftOn: string | null;
        outcome: string;
        daysSoFar: number;
      }[]
    )
      .toReversed()
      .map(({ stage, enteredOn, leftOn, outcome, daysSoFar }) => [
        stage,
        enteredOn,
        leftOn,
        outcome,
        daysSoFar,
      ]);
  };

  it('is registered in conception with its parties, in January 2015', async () => {
    partnership = await ledger.create('partnerships', {
      occurredOn: '2015-01-10',
      title: 'Jardins partagés du Levant (fictif)',
      need: 'Isolement de personnes âgées',
      purpose: 'Cultiver ensemble',
      populations: ['Personnes âgées isolées'],
      territories: [{ level: 'local', code: '67482', vintage: 2024, name: 'Strasbourg', kind: 'born' }],
      domains: ['isolation', 'ageing'],
      odd: { main: '11', others: ['3'] },
      category: 'patronage',
      standing: 'conception',
      fictional: true,
      parties: [
        { organisationId: carrier, roles: ['carrier'] },
        { organisationId: company, roles: ['partner'] },
        { organisationId: funder, roles: ['funder'] },
      ],
    });
    expect(await stays()).toEqual([['conception', '2015-01-10', null, 'open', 4018]]);
  });

  it('without evidence, a go is refused and names each criterion unmet', async () => {
    const problem = await refused('gates/conception/decisions', decision('2015-03-01'));
    expect(problem).toMatchObject({ code: 'STAGE_GATE_CRITERIA_UNMET', errors: [{ pointer: '#/outcome' }] });
    expect((problem.params.criteria as { code: string }[]).map(({ code }) => code)).toEqual(CONCEPTION);
  });

  it('with three criteria evidenced, each kind of fault at the gate is told apart', async () => {
    await evidenceFor('conception', '2015-03-02', CONCEPTION.slice(0, 3));
    const gate = 'gates/conception/decisions';
    const waiver = (criterion: string) => ({ waivers: [{ criterion, reason: 'Les fonds sont promis' }] });
    const faults: [object, string, string][] = [
      [decision('2015-04-10'), 'STAGE_GATE_CRITERIA_UNMET', '#/outcome'],
      [decision('2015-04-10', waiver('unheard-of')), 'CRITERION_UNKNOWN', '#/waivers/0/criterion'],
      [decision('2015-04-10', waiver('need-analysed')), 'WAIVER_NOT_NEEDED', '#/waivers/0/criterion'],
      [decision('2015-04-10', { deciderIds: [carrier, stranger] }), 'PARTY_NOT_IN', '#/deciderIds/1'],
      [decision('2015-04-10', { outcome: 'conditional' }), 'CONDITIONS_REQUIRED', '#/conditions'],
      [
        decision('2015-04-10', { conditions: [{ text: 'Trouver un terrain', dueOn: '2015-05-01' }] }),
        'CONDITIONS_NOT_ALLOWED',
        '#/conditions',
      ],
      [
        decision('2015-04-10', {
          outcome: 'conditional',
          conditions: [{ text: 'Trouver un terrain', dueOn: '2015-04-09' }],
        }),
        'CONDITION_DUE_BEFORE_DECISION',
        '#/conditions/0/dueOn',
      ],
      [decision('2015-01-09', waiver('rd-resources-found')), 'BEFORE_START', '#/occurredOn'],
      [decision('2026-01-11', waiver('rd-resources-found')), 'DATE_IN_FUTURE', '#/occurredOn'],
    ];
    for (const [body, code, pointer] of faults) {
      expect(await refused(gate, body)).toMatchObject({ code, errors: [{ pointer }] });
    }
    const wrongGate = await refused('gates/experimentation/decisions', decision('2015-04-10'));
    expect(wrongGate).toMatchObject({ code: 'STAGE_NOT_CURRENT' });
    expect(await stays()).toEqual([['conception', '2015-01-10', null, 'open', 4018]]);
  });

  it('a no-go leaves it in conception; a waiver with its reason lets it pass', async () => {
    await acted('gates/conception/decisions', decision('2015-04-01', { outcome: 'no-go' }));
    const answer = await acted(
      'gates/conception/decisions',
      decision('2015-04-10', {
        waivers: [{ criterion: 'rd-resources-found', reason: 'Les fonds sont promis pour mai' }],
      }),
    );
    [firstGo] = answer.eventIds as [string];
    const { body: sheet } = await ledger.read(`partnerships/${partnership}`);
    expect(sheet.standing).toBe('experimentation');
    expect(JSON.stringify(sheet.decisions)).toContain('Les fonds sont promis pour mai');
    // 10 January → 10 April 2015: 21 + 28 + 31 + 10 days, the last excluded.
    expect((await stays())[0]).toEqual(['conception', '2015-01-10', '2015-04-10', 'passed', 90]);
  });

  it('a move dated before its stage was entered is refused', async () => {
    expect(await refused('gates/experimentation/decisions', decision('2015-04-09'))).toMatchObject({
      code: 'STAGE_NOT_CURRENT',
    });
    expect(
      await refused('goings-back', { occurredOn: '2015-03-01', to: 'conception', reason: 'need-changed' }),
    ).toMatchObject({
      code: 'GOING_BACK_NOT_EARLIER',
    });
  });

  it('suspended, it cannot move; the days suspended do not count', async () => {
    expect(await refused('suspensions', { occurredOn: '2015-06-01', reason: 'other' })).toMatchObject({
      code: 'COMMENT_REQUIRED',
    });
    await acted('suspensions', { occurredOn: '2015-06-01', reason: 'lack-of-funds' });
    expect(await refused('gates/experimentation/decisions', decision('2015-07-01'))).toMatchObject({
      code: 'PARTNERSHIP_SUSPENDED',
    });
    await acted('resumptions', { occurredOn: '2015-09-01' });
    expect(await refused('resumptions', { occurredOn: '2015-09-02' })).toMatchObject({
      code: 'NOT_SUSPENDED',
    });
  });

  it('a conditional go moves on at once, and its late condition is watched without moving it back', async () => {
    await acted(
      'gates/experimentation/decisions',
      decision('2016-01-10', {
        outcome: 'conditional',
        conditions: [{ text: 'Écrire le modèle', dueOn: '2016-03-01' }],
      }),
    );
    // 10 April 2015 → 10 January 2016 is 275 days, of which 1 June → 1 September (92) were suspended.
    expect((await stays())[1]).toEqual(['experimentation', '2015-04-10', '2016-01-10', 'passed', 183]);
    const { body: sheet } = await ledger.read(`partnerships/${partnership}`);
    expect(sheet.standing).toBe('modelling');
    lateCondition = sheet.conditions[0].conditionId as string;
    const { body: watch } = await ledger.read(`watch?organisation=${carrier}&signal=condition-late`);
    // 1 March 2016 → 10 January 2026: ten years less 50 days, with the leap days of 2020 and 2024.
    expect(watch.items).toMatchObject([
      {
        partnershipId: partnership,
        since: '2016-03-01',
        days: 3602,
        riskZone: 'growth-crisis',
        conditionText: 'Écrire le modèle',
      },
    ]);
  });

  it('goes back to experimentation, where what it brought before no longer speaks', async () => {
    await acted('goings-back', {
      occurredOn: '2016-06-10',
      to: 'experimentation',
      reason: 'results-not-confirmed',
      comment: 'À reprendre',
    });
    expect(await refused('gates/experimentation/decisions', decision('2017-06-10'))).toMatchObject({
      code: 'STAGE_GATE_CRITERIA_UNMET',
    });
    await evidenceFor('experimentation', '2017-05-01', EXPERIMENTATION);
    await acted('gates/experimentation/decisions', decision('2017-06-10'));
    // 10 January → 10 June 2016, a leap year: 152 days. Then 10 June 2016 → 10 June 2017: 365.
    expect((await stays()).slice(2, 4)).toEqual([
      ['modelling', '2016-01-10', '2016-06-10', 'went-back', 152],
      ['experimentation', '2016-06-10', '2017-06-10', 'passed', 365],
    ]);
  });

  it('ended and reopened, it takes up its stage where it left it', async () => {
    expect(await refused('endings', { occurredOn: '2017-12-10', ending: 'abandoned' })).toMatchObject({
      code: 'ABANDONMENT_REASON_REQUIRED',
    });
    await acted('endings', { occurredOn: '2017-12-10', ending: 'abandoned', reason: 'lack-of-funds' });
    expect(await refused('gates/modelling/decisions', decision('2018-01-10'))).toMatchObject({
      code: 'PARTNERSHIP_ENDED',
    });
    await acted('reopenings', { occurredOn: '2018-06-10', reason: 'funds-found' });
    await evidenceFor('modelling', '2018-12-01', MODELLING);
    await acted('gates/modelling/decisions', decision('2018-12-10'));
    // 10 June 2017 → 10 December 2018 is 548 days, of which 10 December → 10 June (182) it was ended.
    expect((await stays())[4]).toEqual(['modelling', '2017-06-10', '2018-12-10', 'passed', 366]);
  });

  it('spreads, and is industrialised', async () => {
    await evidenceFor('swarming', '2020-11-10', SWARMING);
    await acted('gates/swarming/decisions', decision('2020-12-10'));
    // 10 December 2018 → 10 December 2020: 365 + 366. Then → 10 January 2026: five years, two leap days less one, a month.
    expect((await stays()).slice(5)).toEqual([
      ['swarming', '2018-12-10', '2020-12-10', 'passed', 731],
      ['industrialisation', '2020-12-10', null, 'open', 1857],
    ]);
  });

  it('a date corrected moves the durations on both sides; an impossible one is refused', async () => {
    const correction = (correctOccurredOn: string) => ({
      correctOccurredOn,
      reason: 'incorrect',
      comment: 'Date lue sur le procès-verbal',
    });
    const path = `facts/${firstGo}/corrections`;
    expect(await refused(path, correction('2015-07-01'))).toMatchObject({ code: 'HISTORY_IMPOSSIBLE' });
    expect(await refused(path, correction('2016-06-01'))).toMatchObject({ code: 'HISTORY_IMPOSSIBLE' });
    await acted(path, correction('2015-04-20'));
    expect((await stays()).slice(0, 2)).toEqual([
      ['conception', '2015-01-10', '2015-04-20', 'passed', 100],
      ['experimentation', '2015-04-20', '2016-01-10', 'passed', 173],
    ]);
    const { body: timeline } = await ledger.read(`partnerships/${partnership}/timeline?limit=200`);
    expect(timeline.items.find(({ factId }: { factId: string }) => factId === firstGo)).toMatchObject({
      correctedBy: [{ reason: { code: 'incorrect' } }],
    });
  });

  it('the late condition, waived with a justification, is watched no longer', async () => {
    await acted(`conditions/${lateCondition}/waiver`, {
      occurredOn: '2021-01-10',
      justification: 'Le modèle est écrit ailleurs',
    });
    expect(
      await refused(`conditions/${lateCondition}/fulfilment`, { occurredOn: '2021-02-10' }),
    ).toMatchObject({ code: 'CONDITION_SETTLED' });
    const { body } = await ledger.read(`watch?organisation=${carrier}`);
    expect(body).toMatchObject({ items: [], total: 0 });
  });

  it('the report says of each stage what the hand-worked sheet says', async () => {
    const { body: report } = await ledger.read(`portfolio?organisation=${carrier}`);
    const time = (stage: string) => report.timeInStage.find((one: { stage: string }) => one.stage === stage);
    expect(time('conception').completed).toMatchObject({ n: 1, median: 100, shortest: 100, longest: 100 });
    // 173 and 365: halfway 269, three quarters of the way 317.
    expect(time('experimentation').completed).toMatchObject({
      n: 2,
      median: 269,
      p75: 317,
      shortest: 173,
      longest: 365,
    });
    // 152 and 366: halfway 259, three quarters of the way 312.5.
    expect(time('modelling').completed).toMatchObject({
      n: 2,
      median: 259,
      p75: 312.5,
      shortest: 152,
      longest: 366,
    });
    expect(time('swarming').completed).toMatchObject({ n: 1, median: 731 });
    expect(time('industrialisation')).toMatchObject({
      completed: { n: 0, median: null },
      open: { n: 1, median: 1857 },
    });
    const outcomes = report.conversion.map((one: Record<string, { count: number }>) => [
      one.stage,
      one.entered!.count,
      one.passed!.count,
      one.wentBack!.count,
      one.ended!.count,
      one.remaining!.count,
    ]);
    expect(outcomes).toEqual([
      ['conception', 1, 1, 0, 0, 0],
      ['experimentation', 2, 2, 0, 0, 0],
      ['modelling', 2, 1, 1, 0, 0],
      ['swarming', 1, 1, 0, 0, 0],
      ['industrialisation', 1, 0, 0, 0, 1],
    ]);
    expect(report.partnerships.count).toBe(1);
  });

  it('every figure leads to a list of as many things', async () => {
    const { body: report } = await ledger.read('portfolio');
    const figures: { count: number; list: string }[] = [];
    JSON.stringify(report, (_, value: unknown) => {
      const figure = value as
        | ({ count?: number; n?: number; indicators?: number; list?: string; lists?: object } & Record<
            string,
            number
          >)
        | null;
      if (typeof figure?.list === 'string') {
        figures.push({ count: figure.count ?? figure.n ?? figure.indicators ?? NaN, list: figure.list });
      }
      for (const [name, list] of Object.entries(figure?.lists ?? {}))
        figures.push({ count: figure![name]!, list: list as string });
      return value;
    });
    expect(figures.length).toBeGreaterThan(120);
    for (const { count, list } of figures) {
      const { status, body } = await ledger.read(list.replace('/v1/', ''));
      expect({ list, status, total: body.total }).toEqual({ list, status: 200, total: count });
    }
  });
});
