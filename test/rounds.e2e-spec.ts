import { randomUUID } from 'node:crypto';
import { questionnaireOf } from '#domain';
import { type TestPerson } from '#platform/testing';
import { EvaluatedPartnership } from './testing/evaluated-partnership.js';
import { RunningLedger, type Answer } from './testing/running-ledger.js';

let ledger: RunningLedger;
let life: EvaluatedPartnership;

beforeAll(async () => {
  ledger = await RunningLedger.start();
  life = await EvaluatedPartnership.in(ledger);
});
afterAll(() => ledger?.stop());

const codes = questionnaireOf('three-impacts', 1)!.questions.map(({ code }) => code);
const answering = (mark: number) => ({
  answers: { [codes[0]!]: mark, [codes[1]!]: 'dont-know' },
  comments: {},
});
/** What somebody adds to the token of an invitation, and keeps to themselves. */
const OWN_SECRET = 'mine-alone-and-long-enough';
const refusal = ({ status, body }: Answer) => ({ status, code: body.code });
const read = (path: string, as: ReturnType<EvaluatedPartnership['person']> | null) =>
  ledger.request('GET', `/v1/${path}`, { as });

describe('A round', () => {
  it('is opened by the evaluator on what the partnership has for parties, and by no other party', async () => {
    const asked = {
      title: 'x',
      questionnaire: { code: 'three-impacts', version: 1 },
      closesOn: '2099-01-01',
    };
    const open = (as: ReturnType<EvaluatedPartnership['person']>, body: object = {}) =>
      life.send(
        'POST',
        `partnerships/${life.partnershipId}/rounds`,
        { ...asked, ...body },
        { as, ifMatch: null },
      );
    expect(refusal(await open(life.person('carrier')))).toEqual({ status: 403, code: 'ACT_NOT_ALLOWED' });
    expect((await open(life.person('evaluator'))).status).toBe(201);
    const stranger = await ledger.create('organisations', { name: 'Tiers (fictif)', sphere: 'company' });
    const unknown = await open(life.person('evaluator'), { organisationIds: [stranger] });
    expect(refusal(unknown)).toEqual({ status: 409, code: 'PARTY_NOT_IN' });
    const nowhere = { code: 'three-impacts', version: 7 };
    expect(refusal(await open(life.person('evaluator'), { questionnaire: nowhere }))).toEqual({
      status: 409,
      code: 'QUESTIONNAIRE_UNKNOWN',
    });
  });

  it('is answered by those asked, each for its own party, and read back by its author alone', async () => {
    const round = await life.open();
    const given = await life.own(round, 'carrier', {
      ...answering(4),
      comments: { [codes[0]!]: 'Un oui franc' },
    });
    expect(given.status).toBe(200);
    const mine = await read(`rounds/${round}/sheet`, life.person('carrier'));
    expect(mine.body).toMatchObject({
      ...answering(4),
      comments: { [codes[0]!]: 'Un oui franc' },
      ...{ given: 1, opening: 1, organisationId: life.carrier, sheetId: given.body.id },
    });
    expect(mine.headers.get('etag')).toBe(`"${given.body.revision}"`);
    for (const other of [
      life.person('carrier', 'colleague'),
      life.person('partner'),
      life.person('evaluator'),
    ])
      expect((await read(`rounds/${round}/sheet`, other)).status).toBe(404);
    const forOther = await life.give(
      `rounds/${round}/sheet`,
      { organisationId: life.partner, ...answering(1) },
      { as: life.person('carrier'), ifMatch: null },
    );
    expect(refusal(forOther)).toEqual({ status: 403, code: 'ACT_NOT_ALLOWED' });
    expect((await life.own(round, 'carrier', answering(2))).status).toBe(200);
    expect((await read(`rounds/${round}/sheet`, life.person('carrier'))).body).toMatchObject({
      ...answering(2),
      given: 2,
    });
  });

  it('refuses a sheet with all its faults at once, and one at a revision that is no more', async () => {
    const round = await life.open();
    const wrong = await life.own(round, 'carrier', {
      answers: { [codes[0]!]: 99, unheard: 1 },
      comments: {},
    });
    expect(wrong.status).toBe(409);
    expect(wrong.body.errors.map(({ pointer, code }: Record<string, string>) => [code, pointer])).toEqual([
      ['ANSWER_NOT_ON_SCALE', `#/answers/${codes[0]}`],
      ['QUESTION_UNKNOWN', '#/answers/unheard'],
    ]);
    await life.own(round, 'carrier', answering(3));
    const twice = await life.give(
      `rounds/${round}/sheet`,
      { organisationId: life.carrier, ...answering(1) },
      { as: life.person('carrier'), ifMatch: null },
    );
    expect(twice.status).toBe(412);
  });

  it('takes the members of a panel by invitation, without an account, one sheet each, which whoever knows the link alone neither reads nor revises', async () => {
    const round = await life.open();
    const key = randomUUID();
    const invite = () => life.to(round, 'invitations', { panel: 'beneficiaries', invitations: 3 }, { key });
    const first = await invite();
    const [one = '', two = ''] = (first.body.tokens as string[]).map((token) => `${token}.${OWN_SECRET}`);
    expect(new Set(first.body.tokens as string[]).size).toBe(3);
    expect((await invite()).body).toEqual({ ...first.body, repeated: true });
    const seen = await read(`invitations/${one}`, null);
    expect(seen.body).toMatchObject({ title: 'Regards croisés', panel: 'beneficiaries', sheet: null });
    const given = await life.give(`invitations/${one}`, answering(5), { as: null, ifMatch: null });
    expect(given.status).toBe(200);
    expect((await read(`invitations/${one}`, null)).body.sheet).toMatchObject({ ...answering(5), given: 1 });
    expect((await read(`invitations/${two}`, null)).body.sheet).toBeNull();
    const again = await life.give(`invitations/${one}`, answering(1), {
      as: null,
      ifMatch: given.body.revision,
    });
    expect([again.status, again.body.id]).toEqual([200, given.body.id]);
    const forged = `${two.startsWith('A') ? 'B' : 'A'}${two.slice(1)}`;
    const told = async (token: string) => {
      const { instance: _, ...body } = (await read(`invitations/${token}`, null)).body;
      return body as object;
    };
    const unknown = await told('nothing');
    expect(unknown).toMatchObject({ status: 404 });
    const [byLinkAlone = ''] = one.split('.');
    for (const other of [byLinkAlone, `${byLinkAlone}.${'x'.repeat(22)}`]) {
      expect(await told(other)).toEqual(unknown);
      const over = await life.give(`invitations/${other}`, answering(1), {
        ...{ as: null, ifMatch: again.body.revision as string },
      });
      expect(over.status).not.toBe(200);
    }
    const bare = await life.give(`invitations/${two.split('.')[0]}`, answering(1), {
      as: null,
      ifMatch: null,
    });
    expect(refusal(bare)).toEqual({ status: 409, code: 'INVITATION_SECRET_REQUIRED' });
    expect(await told(forged)).toEqual(unknown);
    await life.to(round, 'closing');
    expect(await told(one)).toEqual(unknown);
    const late = await life.give(`invitations/${two}`, answering(1), { as: null, ifMatch: null });
    expect(late.status).toBe(404);
    expect(JSON.stringify(late.body)).not.toContain('ROUND_CLOSED');
  });

  it('takes the counts of a panel from the evaluator, with their source', async () => {
    const round = await life.open();
    const counts = { [codes[0]!]: { marks: [0, 0, 2, 1, 0], notConcerned: 1, dontKnow: 0 } };
    const enter = (body: object) =>
      life.give(`rounds/${round}/panels/beneficiaries/counts`, body, {
        ...{ as: life.person('evaluator'), ifMatch: null },
      });
    expect(refusal(await enter({ sheets: 4, counts }))).toEqual({
      status: 409,
      code: 'ROUND_SOURCE_REQUIRED',
    });
    const source = { document: 'Enquête (fictive)' };
    expect(refusal(await enter({ sheets: 3, counts, source }))).toEqual({
      ...{ status: 409, code: 'COUNTS_EXCEED_SHEETS' },
    });
    expect((await enter({ sheets: 4, counts, source })).status).toBe(200);
  });

  it('reminds those who have not answered, by what the sheets tell, and nobody when all have', async () => {
    const round = await life.open({ panels: [], organisationIds: [life.carrier, life.partner] });
    await life.own(round, 'carrier', answering(3));
    await settled();
    const reminded = await life.to(round, 'reminders');
    expect(reminded.status).toBe(200);
    const { last } = await lastEventOf(round);
    expect(last).toMatchObject({ organisationIds: [life.partner], panels: [] });
    await life.own(round, 'partner', answering(3));
    await settled();
    expect(refusal(await life.to(round, 'reminders'))).toEqual({ status: 409, code: 'NOBODY_TO_REMIND' });
  });

  it('has a party name its official sheet, among its own', async () => {
    const round = await life.open();
    const mine = await life.own(round, 'carrier', answering(3));
    const theirs = await life.own(round, 'partner', answering(1));
    const name = (sheetId: string) =>
      life.to(
        round,
        'official-sheets',
        { organisationId: life.carrier, sheetId },
        { as: life.person('carrier') },
      );
    expect(refusal(await name(theirs.body.id as string))).toEqual({ status: 409, code: 'SHEET_UNKNOWN' });
    expect((await name(mine.body.id as string)).status).toBe(200);
  });

  it('is closed by its evaluator, answered no more, debated, and reopened with its reason', async () => {
    const round = await life.open();
    await life.own(round, 'carrier', answering(3));
    expect((await life.to(round, 'findings', { kind: 'finding', text: 'Tôt' })).body.code).toBe(
      'ROUND_NOT_CLOSED',
    );
    const asCarrier = { as: life.person('carrier') };
    expect((await life.to(round, 'closing', {}, asCarrier)).status).toBe(403);
    expect((await life.to(round, 'closing')).status).toBe(200);
    expect(refusal(await life.own(round, 'partner', answering(3)))).toEqual({
      status: 409,
      code: 'ROUND_CLOSED',
    });
    const found = await life.to(round, 'findings', {
      kind: 'recommendation',
      text: 'Se voir plus',
      subImpact: 'people',
    });
    const { findingId } = found.body.createdIds as { findingId: string };
    const reply = { organisationId: life.carrier, stance: 'shares', text: 'Oui' };
    expect((await life.to(round, `findings/${findingId}/replies`, reply, asCarrier)).status).toBe(200);
    expect((await life.to(round, `findings/${findingId}/replies`, reply)).status).toBe(403);
    const action = { findingId, title: 'Une réunion', ownerId: life.partner, dueOn: '2099-01-01' };
    const agreed = await life.to(round, 'actions', action, asCarrier);
    const { actionId } = agreed.body.createdIds as { actionId: string };
    const done = await life.to(round, `actions/${actionId}/progress`, { state: 'done' }, asCarrier);
    expect(done.status).toBe(200);
    const reopening = { reason: 'party-could-not-answer', closesOn: '2099-01-01' };
    expect((await life.to(round, 'reopening', reopening)).status).toBe(200);
    expect((await life.own(round, 'partner', answering(3))).status).toBe(200);
    expect((await life.to(round, 'closing')).status).toBe(200);
  });

  it('takes nothing once its last day is past, whatever day is named; what is transcribed was answered on its day', async () => {
    const opened = {
      occurredOn: '2020-01-01',
      closesOn: '2020-02-01',
      source: { document: 'Bilan (fictif)' },
    };
    const round = await life.open(opened);
    const then = { ...answering(3), occurredOn: '2020-01-15', source: { document: 'Mémoire (fictive)' } };
    expect(refusal(await life.own(round, 'carrier', then))).toEqual({ status: 409, code: 'ROUND_OVER' });
    const transcribe = (body: object) =>
      life.give(`rounds/${round}/sheet`, { organisationId: life.carrier, ...body }, { ifMatch: null });
    const { source: _, ...unsourced } = then;
    expect(refusal(await transcribe(unsourced))).toEqual({ status: 409, code: 'ROUND_SOURCE_REQUIRED' });
    // Acting for one organisation, a data steward still only transcribes what another answered.
    const as: TestPerson = { id: 'steward-of-one', roles: ['data-steward'], onBehalfOf: life.partner };
    const forOther = await life.give(
      `rounds/${round}/sheet`,
      { organisationId: life.carrier, ...unsourced },
      { as, ifMatch: null },
    );
    expect(refusal(forOther)).toEqual({ status: 409, code: 'ROUND_SOURCE_REQUIRED' });
    expect((await transcribe(then)).status).toBe(200);
  });

  it('reopened, is not closed on a day before: nothing would be closed', async () => {
    const source = { document: 'Bilan (fictif)' };
    const round = await life.open({ occurredOn: '2020-01-01', closesOn: '2020-02-01', source });
    expect((await life.to(round, 'closing', { occurredOn: '2020-02-01' })).status).toBe(200);
    const reopening = { reason: 'party-could-not-answer', occurredOn: '2020-03-01', closesOn: '2099-01-01' };
    expect((await life.to(round, 'reopening', reopening)).status).toBe(200);
    const early = await life.to(round, 'closing', { occurredOn: '2020-02-15' });
    expect(refusal(early)).toEqual({ status: 409, code: 'BEFORE_START' });
    expect((await life.to(round, 'closing')).status).toBe(200);
    // Closed twice, it is closed once.
    expect((await life.to(round, 'closing')).body).toMatchObject({ changed: false });
  });

  it('is opened on a cohort with a verdict for each partnership', async () => {
    const [unknown, key] = [randomUUID(), randomUUID()];
    const open = () =>
      life.send(
        'POST',
        'rounds',
        {
          ...{ title: 'Cohorte', cohort: 'PHARE', questionnaire: { code: 'three-impacts', version: 1 } },
          ...{ closesOn: '2099-01-01', partnershipIds: [life.partnershipId, unknown] },
        },
        { as: life.person('evaluator'), ifMatch: null, key },
      );
    const first = await open();
    expect(first.status).toBe(200);
    expect(first.body.verdicts).toMatchObject([
      { partnershipId: life.partnershipId, verdict: 'opened', code: null },
      { partnershipId: unknown, verdict: 'refused', roundId: null, code: 'NOT_FOUND' },
    ]);
    expect((await open()).body).toEqual(first.body);
  });
});

async function settled(): Promise<void> {
  await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
}

async function lastEventOf(roundId: string): Promise<{ last: unknown }> {
  let last: unknown;
  for await (const { data } of ledger.ledger.store.readStream(`round-${roundId}`)) last = JSON.parse(data);
  return { last };
}
