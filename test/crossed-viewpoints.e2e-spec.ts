import { randomUUID } from 'node:crypto';
import { type TestPerson } from '#platform/testing';
import { RunningLedger, type Answer } from './testing/running-ledger.js';
import { figure, WorkedSheet, type WorkedRow } from './testing/worked-sheet.js';

const worked = WorkedSheet.read('crossed-viewpoints.worked-sheet.md');
const MARKS = ['1', '2', '3', '4', '5'] as const;

type Who = 'A' | 'E1' | 'E2' | 'C';
type Given = Readonly<Record<string, number | string>>;

/** What a cell of the sheet answers: a mark, or one of the two answers that are none. */
const answerOf = (cell: string): number | string =>
  cell === 'nc' ? 'not-concerned' : cell === 'dk' ? 'dont-know' : Number(cell);

const answersOf = (round: string, who: Who): Given =>
  Object.fromEntries(
    worked
      .rows(`Answers of the ${round} round`)
      .filter((row) => row[who])
      .map((row) => [row.question!, answerOf(row[who]!)]),
  );

/** One member's answers each, so that together they give the marks of the sheet. */
function panelOf(round: string): Given[] {
  const members: Record<string, number | string>[] = [];
  for (const row of worked.rows(`Panel of the ${round} round`)) {
    const given = [...MARKS, 'nc', 'dk'].flatMap((cell) =>
      Array.from({ length: Number(row[cell]) }, () => answerOf(cell)),
    );
    given.forEach((answer, member) => ((members[member] ??= {})[row.question!] = answer));
  }
  return members;
}

/**
 * Three partners of different spheres work out an indicator, answer two rounds a year apart under seal, with a panel of
 * thirty, disagree, debate and agree on an action. Steps share one history and run in order; every figure is held against
 * `crossed-viewpoints.worked-sheet.md`.
 */
describe('A partnership seen from crossed viewpoints', () => {
  let today = '2025-01-06';
  let ledger: RunningLedger;
  const organisations: Record<'A' | 'E' | 'C' | 'V', string> = { A: '', E: '', C: '', V: '' };
  let partnership: string;
  const rounds: Record<string, string> = {};
  let tokens: string[] = [];

  const person = (name: string, organisation: keyof typeof organisations, role = 'partner'): TestPerson => ({
    id: `person-${name}-${today.slice(0, 4)}`,
    roles: [role as 'partner'],
    onBehalfOf: organisations[organisation],
  });
  const people = {
    A: () => person('association', 'A'),
    E1: () => person('company-first', 'E'),
    E2: () => person('company-second', 'E'),
    C: () => person('commune', 'C'),
    V: () => person('evaluator', 'V', 'evaluator'),
  };
  const organisationOf = (who: Who) => organisations[who[0] as 'A' | 'E' | 'C'];

  /** What was last written, so that what is read holds it. */
  let written: string | undefined;
  const get = (path: string, as: TestPerson): Promise<Answer> =>
    written === undefined
      ? ledger.read(path, { as })
      : ledger.request('GET', `/v1/${path}${path.includes('?') ? '&' : '?'}after=${written}`, { as });
  const read = async (path: string, as: TestPerson = people.V()): Promise<Answer['body']> => {
    const answer = await get(path, as);
    expect({ path, status: answer.status, text: answer.status === 200 ? '' : answer.text }).toMatchObject({
      status: 200,
      text: '',
    });
    return answer.body as Answer['body'];
  };

  /** Asks at the revision last read. */
  const ask = async (
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    as: TestPerson,
    read: string | null,
  ): Promise<Answer> => {
    const state = read === null ? null : await get(read, as);
    const etag = state?.headers.get('etag');
    return ledger.request(method, `/v1/${path}`, {
      as,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(etag ? { 'If-Match': etag } : { 'If-None-Match': '*' }),
      },
      body: JSON.stringify(body),
    });
  };
  const done = (answer: Answer, path: string): Answer['body'] => {
    expect({ path, status: answer.status, body: answer.status < 300 ? null : answer.body }).toEqual({
      path,
      status: answer.status < 300 ? answer.status : 200,
      body: null,
    });
    written = (answer.body.position as string | undefined) ?? written;
    return answer.body as Answer['body'];
  };
  /** On the partnership or on a round. */
  const act = async (resource: string, path: string, body: object, as: TestPerson) =>
    done(await ask('POST', `${resource}/${path}`, body, as, resource), path);
  const refusal = async (resource: string, path: string, body: object, as: TestPerson) => {
    const { status, body: problem } = await ask('POST', `${resource}/${path}`, body, as, resource);
    return { status, code: (problem as { code: string }).code };
  };
  const onPartnership = () => `partnerships/${partnership}`;
  const onRound = (round: string) => `rounds/${rounds[round]}`;

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => new Date(`${today}T12:00:00Z`));
    const organisation = (name: string, sphere: string) =>
      ledger.create('organisations', { name, sphere, fictional: true, occurredOn: '2020-01-01' });
    organisations.A = await organisation('Association fictive de l’Estuaire', 'association');
    organisations.E = await organisation('Entreprise fictive des Quais', 'company');
    organisations.C = await organisation('Communauté fictive du Delta', 'public-body');
    organisations.V = await organisation('Cabinet fictif de la Longue-Vue', 'intermediary');
    partnership = await ledger.create('partnerships', {
      occurredOn: '2025-01-06',
      title: 'Ateliers de l’Estuaire (partenariat fictif)',
      need: 'Des personnes éloignées de l’emploi vivent près de chantiers qui recrutent.',
      purpose: 'Ouvrir des ateliers où se rencontrent les uns et les autres.',
      populations: ['Personnes éloignées de l’emploi'],
      territories: [{ level: 'local', code: '44184', vintage: 2024, name: 'Saint-Nazaire', kind: 'born' }],
      domains: ['employment'],
      odd: { main: '8', others: [] },
      category: 'societal-innovation',
      standing: 'experimentation',
      fictional: true,
      parties: [
        { organisationId: organisations.A, roles: ['carrier'] },
        { organisationId: organisations.E, roles: ['partner'] },
        { organisationId: organisations.C, roles: ['partner'] },
        { organisationId: organisations.V, roles: ['evaluator'] },
      ],
    });
  });

  afterAll(async () => {
    await ledger?.stop();
  });

  const viewpointKey = (viewpoint: string): string =>
    viewpoint === 'panel'
      ? 'panel/beneficiaries'
      : `party/${organisations[viewpoint as keyof typeof organisations]}`;
  /** The figures of one viewpoint in a list of them, as the sheet names it. */
  const figuresOf = (
    viewpoints: readonly { viewpoint: string; figures: Record<string, number | null> | null }[],
    viewpoint: string | undefined,
  ) => viewpoints.find((each) => each.viewpoint === viewpointKey(viewpoint!))?.figures ?? null;
  const workedFigures = (row: WorkedRow) =>
    row.n === 'withheld'
      ? null
      : Object.fromEntries(
          (
            [
              ['n', 'n'],
              ['median', 'median'],
              ['min', 'min'],
              ['max', 'max'],
              ['spread', 'spread'],
              ['nc', 'notConcerned'],
              ['dk', 'dontKnow'],
            ] as const
          )
            .filter(([column]) => row[column] !== undefined)
            .map(([column, name]) => [name, figure(row[column])]),
        );

  const definition = (target: number) => ({
    ...{ subImpact: 'general-interest-structures', evaluates: 'actions', name: 'Personnes accompagnées' },
    ...{ definition: 'Personnes venues au moins trois fois à un atelier.', unit: 'personnes' },
    ...{ direction: 'increase', baseline: 100, target, periodFrom: '2025-01-01', periodTo: '2025-12-31' },
  });
  let indicator: string;
  /** Its versions, as the partnership's sheet tells them. */
  const versions = async () => {
    type Told = { subImpacts: { indicators: { versions: { refusals: { factId: string }[] }[] }[] }[] };
    const impacts = (await read(onPartnership())).impacts as Told[];
    const [told] = impacts.flatMap(({ subImpacts }) => subImpacts.flatMap(({ indicators }) => indicators));
    return told!.versions;
  };

  it('its indicator is proposed, accepted by one party and refused by another, which proposes less', async () => {
    const proposed = await act(
      onPartnership(),
      'indicators',
      { definition: definition(300), replyBy: '2025-01-20' },
      people.V(),
    );
    indicator = proposed.createdIds.indicatorId as string;
    const on = `indicators/${indicator}`;
    await act(onPartnership(), `${on}/acceptances`, { organisationId: organisations.A }, people.A());
    today = '2025-01-08';
    await act(
      onPartnership(),
      `${on}/refusals`,
      {
        organisationId: organisations.E,
        reason: 'Nos chantiers n’accueilleront pas tant de monde.',
        counterProposal: definition(240),
      },
      people.E1(),
    );
    const measured = { value: 120, dataSource: 'Registre' };
    expect(await refusal(onPartnership(), `${on}/measurements`, measured, people.V())).toEqual({
      status: 409,
      code: 'INDICATOR_NOT_AGREED',
    });
  });

  it('the counter-proposal, taken up, is accepted by two; the third stays silent and is passed over', async () => {
    const on = `indicators/${indicator}`;
    const { refusals } = (await versions()).at(-1)!;
    await act(
      onPartnership(),
      `${on}/adoptions`,
      { refusalId: refusals[0]!.factId, replyBy: '2025-01-22' },
      people.V(),
    );
    await act(onPartnership(), `${on}/acceptances`, { organisationId: organisations.A }, people.A());
    await act(onPartnership(), `${on}/acceptances`, { organisationId: organisations.E }, people.E1());
    const silence = { justification: 'La communauté n’a pas répondu à deux relances.' };
    expect(await refusal(onPartnership(), `${on}/silence`, silence, people.V())).toMatchObject({
      status: 409,
    });
    today = '2025-01-23';
    await act(onPartnership(), `${on}/silence`, silence, people.V());
    expect((await versions()).at(-1)).toMatchObject({
      version: 2,
      agreedOn: '2025-01-23',
      target: 240,
      silences: [{ justification: silence.justification }],
    });
  });

  it('each partner states what it expects', async () => {
    const expects = (who: Who, objective: string, expected: number) =>
      act(
        onPartnership(),
        'objectives',
        { organisationId: organisationOf(who), objectives: [{ objective, expected }] },
        people[who](),
      );
    await expects('A', 'skills', 4);
    await expects('E1', 'innovation', 5);
    await expects('C', 'social-cohesion', 4);
  });

  const giveAll = async (round: string) => {
    for (const who of ['A', 'E1', 'E2', 'C'] as const) {
      const path = `${onRound(round)}/sheet`;
      const body = { organisationId: organisationOf(who), answers: answersOf(round, who), comments: {} };
      done(await ask('PUT', path, body, people[who](), null), `${who} answers`);
    }
    for (const [member, answers] of panelOf(round).entries()) {
      const given = await ledger.request('PUT', `/v1/invitations/${tokens[member]}.${randomUUID()}`, {
        as: null,
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': randomUUID(),
          'If-None-Match': '*',
        },
        body: JSON.stringify({ answers, comments: member === 0 ? { people: 'On s’y sent attendu.' } : {} }),
      });
      done(given, `member ${member} answers`);
    }
  };

  const opened = async (round: string, closesOn: string) => {
    const answer = await ask(
      'POST',
      `${onPartnership()}/rounds`,
      {
        title: `Regards croisés, ${today.slice(0, 4)}`,
        questionnaire: { code: 'crossed-viewpoints', version: 1 },
        panels: [{ panel: 'beneficiaries', threshold: 10 }],
        closesOn,
      },
      people.V(),
      null,
    );
    rounds[round] = done(answer, 'opening').id as string;
    const invited = await act(
      onRound(round),
      'invitations',
      { panel: 'beneficiaries', invitations: 30 },
      people.V(),
    );
    tokens = invited.tokens as string[];
    expect(new Set(tokens).size).toBe(30);
  };

  it('the first round is answered under seal, by three partners and a panel', async () => {
    today = '2025-02-03';
    await opened('first', '2025-02-28');
    await giveAll('first');
    for (const who of [people.V(), people.C(), people.E2()]) {
      const results = await read(`${onRound('first')}/results`, who);
      expect(results).toMatchObject({ opening: null, questions: [] });
    }
    const round = await read(onRound('first'));
    expect((round.parties as { hasAnswered: boolean }[]).map(({ hasAnswered }) => hasAnswered)).toEqual([
      true,
      true,
      true,
    ]);
    expect(round.panels).toEqual([
      { panel: 'beneficiaries', threshold: 10, invited: 30, answered: 26, lateSheets: 0 },
    ]);
  });

  const closed = async (round: string) => {
    await act(onRound(round), 'closing', {}, people.V());
    for (let tries = 0; tries < 100; tries++) {
      const results = await read(`${onRound(round)}/results`, people.C());
      if (results.opening !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('no results were drawn');
  };

  it('closed, it shows each viewpoint by question as worked out by hand', async () => {
    today = '2025-03-03';
    await closed('first');
    const { questions } = await read(`${onRound('first')}/results`, people.C());
    for (const row of worked.rows('Results of the first round by question')) {
      const question = questions.find(({ code }: { code: string }) => code === row.question);
      const figures = figuresOf(question.viewpoints, row.viewpoint);
      const expected = workedFigures(row);
      expect({ row, figures }).toEqual({
        row,
        figures: expected === null ? null : (expect.objectContaining(expected) as unknown),
      });
    }
  });

  const eachImpactAsWorked = async (round: string) => {
    const { impacts } = await read(`${onRound(round)}/results`, people.A());
    for (const row of worked.rows(`Impacts in the ${round} round`)) {
      const impact = impacts.find((each: { impact: string }) => each.impact === row.impact);
      const expected = workedFigures(row);
      expect({ row, figures: figuresOf(impact.viewpoints, row.viewpoint) }).toEqual({
        row,
        figures: expected === null ? null : (expect.objectContaining(expected) as unknown),
      });
    }
  };

  const divergencesAsWorked = async (round: string) => {
    const { divergences } = await read(`${onRound(round)}/results`, people.E1());
    const rows = worked.rows(`Divergences of the ${round} round`);
    expect(divergences).toEqual(
      rows.map(({ question, distance, lowest, highest }) => ({
        question,
        distance: Number(distance),
        lowest: lowest ? viewpointKey(lowest) : (expect.any(String) as unknown),
        highest: highest ? viewpointKey(highest) : (expect.any(String) as unknown),
      })),
    );
  };

  const objectivesAsWorked = async (round: string) => {
    const { objectives } = await read(`${onRound(round)}/results`, people.V());
    const told = (
      objectives as {
        list: string;
        objective: string;
        viewpoints: { viewpoint: string; perceived: number | null }[];
      }[]
    ).flatMap(({ list, objective, viewpoints }) =>
      viewpoints.filter(({ perceived }) => perceived !== null).map((each) => ({ list, objective, ...each })),
    );
    const rows = worked.rows(`Expected against perceived in the ${round} round`);
    const inOrder = (one: { list: string; objective: string }, other: { list: string; objective: string }) =>
      `${one.list}/${one.objective}`.localeCompare(`${other.list}/${other.objective}`);
    expect(told.sort(inOrder)).toEqual(
      rows
        .map((row) => ({
          list: row.list!,
          objective: row.objective!,
          viewpoint: viewpointKey(row.viewpoint!),
          expected: figure(row.expected),
          expectedFrom: row.from,
          perceived: figure(row.perceived),
          gap: figure(row.gap),
        }))
        .sort(inOrder),
    );
  };

  it('the three impacts of the first round, its divergences and what was expected, as worked out by hand', async () => {
    await eachImpactAsWorked('first');
    await divergencesAsWorked('first');
    await objectivesAsWorked('first');
  });

  it("PME11's three values are read from the same answers", async () => {
    const { values } = await read(`${onRound('first')}/results`, people.A());
    for (const row of worked.rows('Results of the first round by question')) {
      const value = values.find((each: { value: string }) => each.value === row.question);
      if (!value) continue;
      expect(figuresOf(value.viewpoints, row.viewpoint)).toMatchObject(workedFigures(row)!);
    }
    expect(values).toHaveLength(3);
  });

  it('what a panel says beside its answers is read without its author', async () => {
    const { items, total } = await read(`${onRound('first')}/comments`, people.C());
    expect(total).toBe(1);
    expect(items).toMatchObject([
      { viewpoint: 'panel/beneficiaries', question: 'people', text: 'On s’y sent attendu.' },
    ]);
  });

  let action: string;

  it('it is debated: a finding, three replies that differ, an action agreed', async () => {
    today = '2025-03-10';
    const found = await act(
      onRound('first'),
      'findings',
      {
        kind: 'finding',
        text: 'L’équilibre de la relation est vu très différemment par l’entreprise et la communauté.',
      },
      people.V(),
    );
    const findingId = found.createdIds.findingId as string;
    const replies = [
      ['A', 'shares'],
      ['E1', 'shares-in-part'],
      ['C', 'does-not-share'],
    ] as const;
    for (const [who, stance] of replies)
      await act(
        onRound('first'),
        `findings/${findingId}/replies`,
        { organisationId: organisationOf(who), stance, text: `Réponse de ${who}` },
        people[who](),
      );
    const agreed = await act(
      onRound('first'),
      'actions',
      {
        findingId,
        title: 'Réunir un comité chaque trimestre',
        ownerId: organisations.C,
        dueOn: '2025-06-30',
      },
      people.C(),
    );
    action = agreed.createdIds.actionId as string;
    const round = await read(onRound('first'), people.E2());
    expect(round.findings[0].replies.map(({ stance }: { stance: string }) => stance)).toEqual(
      replies.map(([, stance]) => stance),
    );
    expect(round.actions).toMatchObject([{ state: 'agreed', isLate: false, dueOn: '2025-06-30' }]);
  });

  it('the action is late, postponed, then done', async () => {
    today = '2025-07-01';
    const state = async () => (await read(onRound('first'))).actions[0];
    expect(await state()).toMatchObject({ state: 'agreed', isLate: true });
    const follow = (body: object) => act(onRound('first'), `actions/${action}/progress`, body, people.C());
    await follow({ state: 'postponed', dueOn: '2025-09-30', comment: 'Élection du conseil.' });
    expect(await state()).toMatchObject({ state: 'postponed', isLate: false, dueOn: '2025-09-30' });
    today = '2025-09-15';
    await follow({ state: 'done' });
    expect(await state()).toMatchObject({ state: 'done', isLate: false });
  });

  it('the indicator is measured under the version agreed, its progress as worked out by hand', async () => {
    for (const row of worked.rows('Indicator')) {
      today = row.day!;
      await act(
        onPartnership(),
        `indicators/${indicator}/measurements`,
        { value: Number(row.measured), dataSource: 'Registre des ateliers' },
        people.V(),
      );
      const { items } = await read(`indicators?organisation=${organisations.A}`, people.E1());
      expect(items).toMatchObject([
        {
          version: Number(row.version),
          target: Number(row.target),
          actual: Number(row.measured),
          progress: Number(row.progress),
        },
      ]);
    }
  });

  it('the second round, a year later, is worked out by hand too; one company names the sheet that stands for it', async () => {
    today = '2026-02-02';
    await opened('second', '2026-02-27');
    await giveAll('second');
    const mine = await read(`${onRound('second')}/sheet`, people.E1());
    await act(
      onRound('second'),
      'official-sheets',
      { organisationId: organisations.E, sheetId: mine.sheetId },
      people.E1(),
    );
    today = '2026-03-02';
    await closed('second');
    await eachImpactAsWorked('second');
    await divergencesAsWorked('second');
    await objectivesAsWorked('second');
  });

  it('over both years the trajectory of each viewpoint is as worked out by hand', async () => {
    const trajectory = await read(`${onPartnership()}/trajectory`, people.A());
    expect(trajectory.rounds.map(({ roundId }: { roundId: string }) => roundId)).toEqual([
      rounds.first,
      rounds.second,
    ]);
    const medianIn = (round: number, row: WorkedRow) => {
      const impact = trajectory.rounds[round].impacts.find(
        (each: { impact: string }) => each.impact === row.impact,
      );
      return figuresOf(impact.viewpoints, row.viewpoint)?.median;
    };
    for (const row of worked.rows('Trajectory'))
      expect({ row, medians: [medianIn(0, row), medianIn(1, row)] }).toEqual({
        row,
        medians: [figure(row.first), figure(row.second)],
      });
    expect(trajectory.indicators[0].measures).toEqual(
      worked.rows('Indicator').map(({ day, measured, progress }) => ({
        measuredOn: day,
        value: Number(measured),
        progress: Number(progress),
      })),
    );
  });

  it('a trajectory of so few partnerships says that it is too small', async () => {
    const { cohorts, n } = await read('trajectories?by=category', people.V());
    expect(n).toBe(1);
    expect(cohorts).toMatchObject([{ cohort: 'societal-innovation', n: 1, tooSmall: true }]);
  });

  it('as of the summer between there is the first round alone, and one measure; before it, no round', async () => {
    const inSummer = await read(`${onPartnership()}/trajectory?asOf=2025-07-01`, people.A());
    expect(inSummer.rounds).toHaveLength(1);
    expect(inSummer.indicators[0].measures).toHaveLength(1);
    const before = await read(`${onPartnership()}/trajectory?asOf=2025-02-01`, people.A());
    expect(before.rounds).toEqual([]);
  });
});
