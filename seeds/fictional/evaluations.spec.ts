import { divergences, questionnaireOf, REPLY_STANCES, roundStateOf, type Round } from '#domain';
import { demonstrationRounds, seedOrganisationId } from '../index.js';
import { toldRounds, type ToldRound } from '../testing/told-rounds.js';

const TODAY = '2026-11-21';

describe('The evaluations of fictional lives', () => {
  let told: ToldRound[];

  beforeAll(async () => {
    told = await toldRounds(TODAY);
  });

  const rounds = (): Round[] => told.map(({ state }) => state);
  const closed = () => rounds().filter((state) => roundStateOf(state) === 'closed');
  const drawn = (state: Round) => state.results.at(-1)!.viewpoints;

  it('are told the same way twice, each command once, under the same names whatever the day', () => {
    const commands = [...demonstrationRounds(TODAY)];
    expect([...demonstrationRounds(TODAY)]).toEqual(commands);
    const keys = commands.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...demonstrationRounds('2031-02-28')].map(({ key }) => key)).toEqual(keys);
  });

  it.each(['2025-02-01', TODAY, '2031-02-28'])('keep to the rules when loaded on %s', async (today) => {
    expect((await toldRounds(today)).length).toBe(told.length);
  });

  it('are rounds that repeat over years, closed with results, and one that is open', () => {
    expect(closed().length).toBeGreaterThanOrEqual(4);
    expect(closed().every(({ results }) => results.length === 1)).toBe(true);
    expect(rounds().map(roundStateOf)).toContain('open');
    expect(new Set(closed().map(({ partnershipId }) => partnershipId)).size).toBe(2);
  });

  it('let the foundation of the demonstration answer the one that is open', () => {
    const open = told.find(({ state }) => roundStateOf(state) === 'open')!;
    const foundation = seedOrganisationId('deux-rives');
    expect(open.state.parties.map(({ organisationId }) => organisationId)).toContain(foundation);
    expect(
      open.sheets.some(
        ({ respondent }) => respondent.kind === 'party' && respondent.organisationId === foundation,
      ),
    ).toBe(false);
  });

  it('show partners who disagree, a panel, and a panel too small to be shown', () => {
    const furthest = closed().map(
      (state) =>
        divergences(drawn(state), questionnaireOf(state.questionnaire.code, state.questionnaire.version)!)[0]!
          .distance,
    );
    expect(Math.max(...furthest)).toBeGreaterThanOrEqual(2);
    const panels = closed().flatMap((state) =>
      drawn(state).filter(({ viewpoint }) => viewpoint.kind === 'panel'),
    );
    expect(panels.some(({ sheets }) => sheets === null)).toBe(true);
    expect(panels.some(({ sheets }) => sheets !== null)).toBe(true);
  });

  it('are debated: replies that differ, actions done and one that is late', () => {
    const stances = rounds().flatMap(({ findings }) =>
      findings.flatMap(({ replies }) => replies.map(({ stance }) => stance)),
    );
    expect(new Set(stances).size).toBeGreaterThanOrEqual(REPLY_STANCES.length - 1);
    const actions = rounds().flatMap(({ actions }) => actions);
    expect(actions.some(({ state }) => state === 'done')).toBe(true);
    expect(actions.some(({ state, dueOn }) => state !== 'done' && dueOn < TODAY)).toBe(true);
  });
});
