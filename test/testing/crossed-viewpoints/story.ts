import { figure, WorkedSheet, type WorkedRow } from '../worked-sheet.js';
import { type Scene, type Viewpoint, type Who } from './scene.js';
import { type Given, type Teller, type ToldFigures, type ToldTable } from './teller.js';

const worked = WorkedSheet.read('crossed-viewpoints.worked-sheet.md');

type Round = 'first' | 'second';
const MARKS = ['1', '2', '3', '4', '5'] as const;
const RESPONDENTS = ['A', 'E1', 'E2', 'C'] as const;

/** What is said beside the marks of the first round: of an impact, of an objective, of a value. */
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  A: { 'perceived-association-skills': 'Peu de savoir-faire nous est transmis.' },
  E1: { 'company-return': 'Nos équipes en parlent.' },
  panel: { people: 'On s’y sent attendu.' },
};

/** What a cell of the sheet answers: a mark, or one of the two answers that are none. */
const answerOf = (cell: string): number | string =>
  cell === 'nc' ? 'not-concerned' : cell === 'dk' ? 'dont-know' : Number(cell);

const answersOf = (round: Round, who: Who): Given['answers'] =>
  Object.fromEntries(
    worked
      .rows(`Answers of the ${round} round`)
      .filter((row) => row[who])
      .map((row) => [row.question!, answerOf(row[who]!)]),
  );

/** One member's answers each, so that together they give the marks of the sheet. */
function panelOf(round: Round): Given['answers'][] {
  const members: Record<string, number | string>[] = [];
  for (const row of worked.rows(`Panel of the ${round} round`)) {
    const given = [...MARKS, 'nc', 'dk'].flatMap((cell) =>
      Array.from({ length: Number(row[cell]) }, () => answerOf(cell)),
    );
    given.forEach((answer, member) => ((members[member] ??= {})[row.question!] = answer));
  }
  return members;
}

const FIGURES = [
  ['n', 'n'],
  ['median', 'median'],
  ['min', 'min'],
  ['max', 'max'],
  ['spread', 'spread'],
  ['nc', 'notConcerned'],
  ['dk', 'dontKnow'],
] as const;

/** The figures that a row has columns for. */
const workedFigures = (row: WorkedRow): Partial<ToldFigures> | null =>
  row.n === 'withheld'
    ? null
    : Object.fromEntries(
        FIGURES.filter(([column]) => row[column] !== undefined).map(([column, name]) => [
          name,
          figure(row[column]),
        ]),
      );

function expectFigures(told: ToldTable, code: string | undefined, row: WorkedRow): void {
  const figures = told[code!]?.[row.viewpoint as Viewpoint] ?? null;
  expect({ row, figures }).toMatchObject({ row, figures: workedFigures(row) });
}

const DEFINITION = {
  ...{ subImpact: 'general-interest-structures', evaluates: 'actions', name: 'Personnes accompagnées' },
  ...{ definition: 'Personnes venues au moins trois fois à un atelier.', unit: 'personnes' },
  ...{ direction: 'increase', baseline: 100, target: 300 },
  ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31' },
} as const;

/**
 * Three partners of different spheres work out an indicator, answer two rounds a year apart under seal, with a panel of
 * thirty, disagree, debate and agree on an action. Steps share one history and run in order; every figure is held against
 * `crossed-viewpoints.worked-sheet.md`, whoever tells it.
 */
export function tellCrossedViewpoints(told: () => { readonly scene: Scene; readonly teller: Teller }): void {
  let scene: Scene;
  let teller: Teller;
  beforeAll(() => {
    ({ scene, teller } = told());
  });

  it('its indicator is proposed, accepted by one party and refused by another, which proposes less', async () => {
    await teller.proposeIndicator(DEFINITION, '2025-01-20');
    await teller.accept('A');
    scene.today = '2025-01-08';
    await teller.counterPropose('E1', 'Nos chantiers n’accueilleront pas tant de monde.', 240);
    expect(await teller.agreement()).toEqual({
      ...{ version: 1, target: 300, agreedOn: null, silenceBecause: null },
      replies: { A: 'accepted', E: 'counter-proposed', C: 'awaited' },
    });
    expect(await teller.measure(120)).toBe(false);
  });

  it('the counter-proposal, taken up, is accepted by two; the third stays silent and is passed over', async () => {
    await teller.adoptCounterProposal('2025-01-22');
    await teller.accept('A');
    await teller.accept('E1');
    const justification = 'La communauté n’a pas répondu à deux relances.';
    expect(await teller.passOverSilence(justification)).toBe(false);
    expect((await teller.agreement()).replies.C).toBe('awaited');
    scene.today = '2025-01-23';
    expect((await teller.agreement()).replies.C).toBe('silent');
    expect(await teller.passOverSilence(justification)).toBe(true);
    expect(await teller.agreement()).toEqual({
      ...{ version: 2, target: 240, agreedOn: '2025-01-23', silenceBecause: justification },
      replies: { A: 'accepted', E: 'accepted', C: 'passed-over' },
    });
  });

  it('each partner states what it expects', async () => {
    await teller.stateObjective('A', 'skills', 4);
    await teller.stateObjective('E1', 'innovation', 5);
    await teller.stateObjective('C', 'social-cohesion', 4);
  });

  const openAndAnswer = async (round: Round, closesOn: string) => {
    await teller.openRound(`Regards croisés, ${scene.today.slice(0, 4)}`, closesOn);
    expect(await teller.invitePanel(30)).toBe(30);
    const said = (who: string) => (round === 'first' ? (SAID[who] ?? {}) : {});
    for (const who of RESPONDENTS)
      await teller.answer(who, { answers: answersOf(round, who), comments: said(who) });
    for (const [member, answers] of panelOf(round).entries())
      await teller.answerByInvitation(member, { answers, comments: member === 0 ? said('panel') : {} });
  };

  it('the first round is answered under seal, by three partners and a panel', async () => {
    scene.today = '2025-02-03';
    await openAndAnswer('first', '2025-02-28');
    for (const who of ['V', 'C', 'E2'] as const)
      expect([who, await teller.isSealedTo(who)]).toEqual([who, true]);
    expect(await teller.whoAnswered()).toEqual({
      parties: [true, true, true],
      panel: { invited: 30, answered: 26 },
    });
  });

  it('closed, it shows each viewpoint by question as worked out by hand', async () => {
    scene.today = '2025-03-03';
    await teller.closeRound();
    const { questions, values } = await teller.results('C');
    for (const row of worked.rows('Results of the first round by question'))
      expectFigures({ ...questions, ...values }, row.question, row);
  });

  const impactsAsWorked = async (round: Round) => {
    const { impacts } = await teller.results('A');
    for (const row of worked.rows(`Impacts in the ${round} round`)) expectFigures(impacts, row.impact, row);
  };

  const divergencesAsWorked = async (round: Round) => {
    const { divergences } = await teller.results('E1');
    const rows = worked.rows(`Divergences of the ${round} round`).slice(0, teller.mostDivergences);
    const either = expect.any(String) as unknown;
    expect(divergences).toEqual(
      rows.map(({ question, distance, lowest, highest }) => ({
        ...{ question, distance: Number(distance) },
        lowest: lowest || either,
        highest: highest || either,
      })),
    );
  };

  const objectivesAsWorked = async (round: Round) => {
    const { objectives } = await teller.results('E2');
    const inOrder = (one: { list: string; objective: string }, other: { list: string; objective: string }) =>
      `${one.list}/${one.objective}`.localeCompare(`${other.list}/${other.objective}`);
    const rows = worked.rows(`Expected against perceived in the ${round} round`);
    expect(objectives.filter(({ perceived }) => perceived !== null).sort(inOrder)).toEqual(
      rows
        .map(({ list, objective, viewpoint, from, expected, perceived, gap }) => ({
          ...{ list: list!, objective: objective!, viewpoint, from },
          ...{ expected: figure(expected), perceived: figure(perceived), gap: figure(gap) },
        }))
        .sort(inOrder),
    );
  };

  it('the three impacts of the first round, its divergences and what was expected, as worked out by hand', async () => {
    await impactsAsWorked('first');
    await divergencesAsWorked('first');
    await objectivesAsWorked('first');
  });

  it("PME11's three values are read from the same answers", async () => {
    const { values } = await teller.results('A');
    expect(Object.keys(values)).toHaveLength(3);
    const rows = worked
      .rows('Results of the first round by question')
      .filter((row) => row.question! in values);
    expect(rows).toHaveLength(9);
    for (const row of rows) expectFigures(values, row.question, row);
  });

  it('what is said beside answers is read with its party, or as the panel’s without its author', async () => {
    const { comments } = await teller.results('C');
    const told = [...comments].sort((one, other) => one.question.localeCompare(other.question));
    expect(told).toEqual([
      { question: 'company-return', viewpoint: 'E', text: SAID.E1!['company-return'] },
      { question: 'people', viewpoint: 'panel', text: SAID.panel!.people },
      {
        question: 'perceived-association-skills',
        viewpoint: 'A',
        text: SAID.A!['perceived-association-skills'],
      },
    ]);
  });

  it('it is debated: a finding, three replies that differ, an action agreed', async () => {
    scene.today = '2025-03-10';
    await teller.find(
      'L’équilibre de la relation est vu très différemment par l’entreprise et la communauté.',
    );
    await teller.reply('A', 'shares', 'Réponse de l’association');
    await teller.reply('E1', 'shares-in-part', 'Réponse de l’entreprise');
    await teller.reply('C', 'does-not-share', 'Réponse de la communauté');
    await teller.agreeAction('C', 'Réunir un comité chaque trimestre', 'C', '2025-06-30');
    expect(await teller.debate('E2')).toEqual({
      stances: ['shares', 'shares-in-part', 'does-not-share'],
      action: { state: 'agreed', isLate: false, dueOn: '2025-06-30' },
    });
  });

  it('the action is late, postponed, then done', async () => {
    scene.today = '2025-07-01';
    const action = async () => (await teller.debate('V')).action;
    expect(await action()).toMatchObject({ state: 'agreed', isLate: true });
    const postponed = { state: 'postponed', dueOn: '2025-09-30', comment: 'Élection du conseil.' };
    await teller.followAction('C', postponed);
    expect(await action()).toEqual({ state: 'postponed', isLate: false, dueOn: '2025-09-30' });
    scene.today = '2025-09-15';
    await teller.followAction('C', { state: 'done' });
    expect(await action()).toMatchObject({ state: 'done', isLate: false });
  });

  it('the indicator is measured under the version agreed, its progress as worked out by hand', async () => {
    for (const row of worked.rows('Indicator')) {
      scene.today = row.day!;
      expect(await teller.measure(Number(row.measured))).toBe(true);
      expect({ row, told: await teller.measured() }).toEqual({
        row,
        told: { target: Number(row.target), actual: Number(row.measured), progress: Number(row.progress) },
      });
    }
  });

  it('the second round, a year later, is worked out by hand too; one company names the sheet that stands for it', async () => {
    scene.today = '2026-02-02';
    await openAndAnswer('second', '2026-02-27');
    await teller.nameOfficial('E1');
    scene.today = '2026-03-02';
    await teller.closeRound();
    await impactsAsWorked('second');
    await divergencesAsWorked('second');
    await objectivesAsWorked('second');
  });

  it('over both years the trajectory of each viewpoint is as worked out by hand', async () => {
    const { rounds, medians, measures } = await teller.trajectory('A');
    expect(rounds).toBe(2);
    for (const row of worked.rows('Trajectory'))
      expect({ row, medians: medians[row.impact!]?.[row.viewpoint as Viewpoint] }).toEqual({
        row,
        medians: [figure(row.first), figure(row.second)],
      });
    expect(measures).toEqual(
      worked.rows('Indicator').map(({ day, measured, progress }) => ({
        measuredOn: day,
        value: Number(measured),
        progress: Number(progress),
      })),
    );
  });

  it('a trajectory of so few partnerships says that it is too small', async () => {
    expect(await teller.cohorts()).toEqual({ partnerships: 1, cohorts: [{ n: 1, tooSmall: true }] });
  });

  it('as of the summer between there is the first round alone, and one measure; before it, no round', async () => {
    const inSummer = await teller.trajectory('A', '2025-07-01');
    expect([inSummer.rounds, inSummer.measures.length]).toEqual([1, 1]);
    expect((await teller.trajectory('A', '2025-02-01')).rounds).toBe(0);
  });
}
