import { DataSource } from 'typeorm';
import { questionnaireOf, type DrawnViewpoint } from '#domain';
import { pauseProjection, policyStatuses, resumeProjection } from '#projections';
import { drawnResults, marksCounted, sheetsStored } from './testing/drawn-results.js';
import { EvaluatedPartnership } from './testing/evaluated-partnership.js';
import { RunningLedger } from './testing/running-ledger.js';

let ledger: RunningLedger;
let life: EvaluatedPartnership;

beforeAll(async () => {
  ledger = await RunningLedger.start(undefined, { environment: { RATE_LIMIT_PER_MINUTE: '100000' } });
  life = await EvaluatedPartnership.in(ledger);
});
afterAll(() => ledger?.stop());

const [question = ''] = questionnaireOf('three-impacts', 1)!.questions.map(({ code }) => code);
const answering = (mark: number | 'not-concerned') => ({ answers: { [question]: mark }, comments: {} });
const ofPanel = (viewpoints: readonly DrawnViewpoint[]) =>
  viewpoints.find(({ viewpoint }) => viewpoint.kind === 'panel')!;
const ofParty = (viewpoints: readonly DrawnViewpoint[], id: string) =>
  viewpoints.find(({ viewpoint }) => viewpoint.kind === 'party' && viewpoint.organisationId === id)!;
const invited = (token: string, mark: number, ifMatch: string | null = null) =>
  life.give(`invitations/${token}`, answering(mark), { as: null, ifMatch });

describe('A round that is closed', () => {
  it('counts what was answered, each sheet in its last version, once', async () => {
    const round = await life.open();
    await life.own(round, 'carrier', answering(1));
    await life.own(round, 'carrier', answering(4));
    await life.own(round, 'carrier', answering('not-concerned'), 'colleague');
    const tokens = await life.invite(round, 4);
    for (const [index, token] of tokens.slice(0, 3).entries()) await invited(token, index + 1);
    await life.to(round, 'closing');
    const { results, round: told } = await drawnResults(ledger, round);
    expect(ofParty(results.viewpoints, life.carrier)).toMatchObject({
      ...{ sheets: 2, afterResults: 0, isOfficial: false },
      questions: { [question]: { marks: [0, 0, 0, 1, 0], notConcerned: 1, dontKnow: 0 } },
    });
    expect(ofPanel(results.viewpoints)).toMatchObject({
      sheets: 3,
      questions: { [question]: { marks: [1, 1, 1, 0, 0] } },
    });
    // Anybody who has the log counts the same.
    const marks = await marksCounted(ledger, round, told, question);
    expect(marks.map(String).sort()).toEqual(['1', '2', '3', '4', 'not-concerned']);
  });

  it('and reopened counts again what was given before, with what was given since, told as such', async () => {
    const round = await life.open();
    await life.own(round, 'carrier', answering(2));
    await life.to(round, 'closing');
    await drawnResults(ledger, round);
    await life.to(round, 'reopening', { reason: 'party-could-not-answer', closesOn: '2099-01-01' });
    await life.own(round, 'partner', answering(5));
    await life.to(round, 'closing');
    const { results } = await drawnResults(ledger, round, 2);
    expect(ofParty(results.viewpoints, life.carrier)).toMatchObject({ sheets: 1, afterResults: 0 });
    expect(ofParty(results.viewpoints, life.partner)).toMatchObject({ sheets: 1, afterResults: 1 });
  });

  it('has its results drawn once, also by a policy that was killed before it could tell how far it had come', async () => {
    const round = await life.open();
    await life.own(round, 'carrier', answering(3));
    await life.to(round, 'closing');
    const { results } = await drawnResults(ledger, round);
    const database = await new DataSource({ type: 'postgres', url: ledger.database.adminUrl }).initialize();
    try {
      const { store } = ledger.ledger;
      const [{ policy = '' } = {}] = await policyStatuses(database, store);
      expect(policy).toBe('When a round closes, its results are drawn up');
      await pauseProjection(database, policy);
      await database.query('UPDATE projections.policies SET position = -1, event_id = NULL');
      await resumeProjection(database, policy);
      const head = await store.head();
      for (
        let position = -1n;
        position < head;
        [{ position } = { position }] = await policyStatuses(database, store)
      )
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await store.head()).toBe(head);
      expect((await drawnResults(ledger, round)).results).toEqual(results);
    } finally {
      await database.destroy();
    }
  });

  it('while sheets arrive counts those that stand before it in the log, shows the others late, and loses none', async () => {
    const round = await life.open();
    const tokens = await life.invite(round, 40);
    const early = await Promise.all(tokens.slice(0, 10).map((token) => invited(token, 1)));
    const [answers, closing] = await Promise.all([
      Promise.all(
        tokens.map((token, index) =>
          invited(token, 5, index < 10 ? (early[index]!.body.revision as string) : null),
        ),
      ),
      new Promise((resolve) => setTimeout(resolve, 60)).then(() => life.to(round, 'closing')),
    ]);
    expect(closing.status).toBe(200);
    expect(new Set(answers.map(({ status }) => status)).isSubsetOf(new Set([200, 404]))).toBe(true);
    const { results, round: told } = await drawnResults(ledger, round);
    const closedAt = BigInt(told.openings[0]!.closedAt!);
    const stored = await sheetsStored(ledger, round);
    const taken = answers
      .filter(({ status }) => status === 200)
      .map(({ body }) => body.eventIds[0] as string);
    expect(stored.map(({ eventId }) => eventId)).toEqual(expect.arrayContaining(taken));
    const late = stored.filter(({ position }) => position > closedAt);
    console.info(`${taken.length} taken of 40 while it closed, ${late.length} of them late`);
    const marks = await marksCounted(ledger, round, told, question);
    const counted = ofPanel(results.viewpoints);
    expect(counted.sheets).toBe(marks.length);
    expect(counted.questions[question]?.marks).toEqual(
      [1, 2, 3, 4, 5].map((mark) => marks.filter((one) => one === mark).length),
    );
    await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
    const shown = await ledger.request('GET', `/v1/rounds/${round}`, { as: life.person('evaluator') });
    expect(shown.body).toMatchObject({
      parties: [{ lateSheets: 0 }, { lateSheets: 0 }],
      panels: [{ lateSheets: new Set(late.map(({ sheetId }) => sheetId)).size }],
    });
    // Each sheet that was taken is counted, or stands late in the log.
    const before = new Set(
      stored.filter(({ position }) => position < closedAt).map(({ sheetId }) => sheetId),
    );
    expect(before.size).toBe(marks.length);
    expect(new Set([...before, ...late.map(({ sheetId }) => sheetId)]).size).toBe(
      new Set(stored.map(({ sheetId }) => sheetId)).size,
    );
  });
});
