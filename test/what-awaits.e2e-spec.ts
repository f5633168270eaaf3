import { randomUUID } from 'node:crypto';
import { addDays, businessDateOf, DEFAULT_CRITERIA } from '#domain';
import { type TestPerson } from '#platform/testing';
import { type AwaitedItem, type AwaitingPage } from '#read-models';
import { DATA_STEWARD, RunningLedger } from './testing/running-ledger.js';

const TODAY = businessDateOf(new Date());
const MANY = 25;
const DEFINITION = {
  ...{ subImpact: 'people', evaluates: 'actions', definition: 'x', unit: 'personnes' },
  ...{ direction: 'increase', periodFrom: '2015-01-01', periodTo: '2016-12-31' },
};

let ledger: RunningLedger;
let foundation: string;
let association: string;
let stranger: string;
let last: string;

const member = (organisation: string, id: string, role: 'funder' | 'partner' = 'partner'): TestPerson => ({
  ...{ id, roles: [role], onBehalfOf: organisation },
});

const awaiting = async (as: TestPerson, query = ''): Promise<AwaitingPage> => {
  const { status, body, text } = await ledger.read(`awaiting${query}`, { as });
  if (status !== 200) throw new Error(text);
  return body as AwaitingPage;
};
const countsOf = ({ counts }: AwaitingPage) =>
  Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));

const did = async (id: string, act: string, body: object) => {
  const answer = await ledger.command(`partnerships/${id}`, act, body);
  if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
  return answer.body as { createdIds?: { indicatorId: string } };
};

/** A partnership of the foundation and the association, with an indicator that both are asked to accept. */
const partnership = async (title: string): Promise<{ id: string; indicator: string }> => {
  const id = await ledger.create('partnerships', {
    ...{ title, standing: 'conception', category: 'patronage', occurredOn: '2015-01-10' },
    parties: [
      { organisationId: association, roles: ['carrier'] },
      { organisationId: foundation, roles: ['funder'] },
    ],
  });
  const { createdIds } = await did(id, 'indicators', {
    ...{ occurredOn: '2015-02-01', replyBy: '2015-03-01', definition: { ...DEFINITION, name: title } },
  });
  return { id, indicator: createdIds!.indicatorId };
};

/** To the last of them, as it stands to who does it. */
const didAs = async (as: TestPerson, act: string, body: object) => {
  const { headers } = await ledger.read(`partnerships/${last}`, { as });
  const { status, text } = await ledger.request('POST', `/v1/partnerships/${last}/${act}`, {
    as,
    headers: {
      ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      'If-Match': headers.get('etag')!,
    },
    body: JSON.stringify(body),
  });
  if (status !== 200) throw new Error(`${act}: ${text}`);
};

beforeAll(async () => {
  ledger = await RunningLedger.start();
  const organisation = (name: string) =>
    ledger.create('organisations', { name, sphere: 'association', occurredOn: '2010-01-01' });
  foundation = await organisation('Fondation (fictive)');
  association = await organisation('Association (fictive)');
  stranger = await organisation('Étrangère (fictive)');
  for (let rank = 0; rank < MANY; rank += 1) {
    const { id, indicator } = await partnership(`Partenariat ${String(rank).padStart(2, '0')} (fictif)`);
    if (rank < 5)
      await did(id, `indicators/${indicator}/acceptances`, {
        ...{ organisationId: foundation, occurredOn: '2015-02-02' },
      });
    if (rank === 5) await did(id, 'endings', { ending: 'completed', occurredOn: '2016-01-01' });
    last = id;
  }
  await did(last, 'gates/conception/decisions', {
    ...{ outcome: 'conditional', deciderIds: [association], occurredOn: '2015-06-01' },
    waivers: DEFAULT_CRITERIA.conception.criteria.map(({ code }) => ({ criterion: code, reason: 'x' })),
    conditions: [
      { text: 'Bientôt', dueOn: addDays(TODAY, 10) },
      { text: 'Passée', dueOn: addDays(TODAY, -10) },
      { text: 'Dans un an', dueOn: addDays(TODAY, 365) },
    ],
    source: { document: 'Compte rendu (fictif)' },
  });
  await did(last, 'gates/experimentation/reviews', {
    ...{ plannedFor: addDays(TODAY, 40), deciderIds: [foundation], occurredOn: '2015-07-01' },
  });
  await didAs(member(foundation, 'who-proposes', 'funder'), 'gates/experimentation/proposals', {
    ...{ outcome: 'go', occurredOn: '2015-08-01' },
  });
});
afterAll(() => ledger?.stop());

describe('What awaits an organisation, of all that it is party to', () => {
  it('is counted by kind: what it has answered, what is over and what is due much later left out', async () => {
    expect(countsOf(await awaiting(member(foundation, 'another', 'funder')))).toEqual({
      ...{ acceptance: MANY - 6, condition: 2, decision: 1, review: 1 },
    });
    expect(countsOf(await awaiting(member(association, 'carries')))).toEqual({
      ...{ acceptance: MANY - 1, condition: 2, decision: 1 },
    });
  });

  it('holds no decision for who proposed it', async () => {
    const { decision = 0 } = countsOf(await awaiting(member(foundation, 'who-proposes', 'funder')));
    expect(decision).toBe(0);
  });

  it('is nothing for a stranger, nor for who acts for nobody', async () => {
    const others: readonly TestPerson[] = [
      member(stranger, 'of-no-party'),
      { id: 'of-nobody', roles: ['partner'] },
      { id: 'an-auditor', roles: ['auditor'] },
    ];
    for (const as of others)
      expect(await awaiting(as)).toEqual({ items: [], total: 0, counts: [], next: null });
  });

  it('is paged through whole, the first due first, with texts in clear', async () => {
    const as = member(foundation, 'another', 'funder');
    const items: AwaitedItem[] = [];
    let query = '?limit=10';
    for (let page = await awaiting(as, query); ; page = await awaiting(as, query)) {
      items.push(...page.items);
      expect(page.total).toBe(MANY - 2);
      if (page.next === null) break;
      query = `?limit=10&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(items).toHaveLength(MANY - 2);
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(MANY - 2);
    expect(items.map(({ dueOn }) => dueOn)).toEqual(items.map(({ dueOn }) => dueOn).toSorted());
    expect(items.filter(({ partnershipId }) => partnershipId === last)).toMatchObject([
      { kind: 'acceptance', indicatorName: 'Partenariat 24 (fictif)', late: true },
      { kind: 'decision', gate: 'experimentation', outcome: 'go', late: false },
      { kind: 'condition', conditionText: 'Passée', late: true },
      { kind: 'condition', conditionText: 'Bientôt', late: false },
      { kind: 'review', gate: 'experimentation', late: false },
    ]);
  });

  it('no longer awaits an organisation that has left', async () => {
    await didAs(DATA_STEWARD, `parties/${foundation}/departure`, { occurredOn: '2020-01-01' });
    const { items } = await awaiting(member(foundation, 'another', 'funder'), '?limit=200');
    expect(items.filter(({ partnershipId }) => partnershipId === last)).toEqual([]);
  });
});
