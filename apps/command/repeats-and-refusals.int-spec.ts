import { randomUUID } from 'node:crypto';
import { TEST_TOKENS } from '#platform/testing';
import { CommandApi, type Answer } from './testing/command-api.js';
import { carrier, partnershipOf, register, type Registered } from './testing/life-of-a-partnership.js';

const UNKNOWN = '5b1f8a52-90d6-4b53-8b94-0d4a0d7f4c11';

let api: CommandApi;
let life: Registered;
let path: string;

beforeEach(async () => {
  api = await CommandApi.start();
  life = await register(api);
  path = `/v1/partnerships/${life.partnershipId}`;
});
afterEach(() => api.close());

const written = () => api.store.head();
const suspension = { occurredOn: '2011-01-01', reason: 'lack-of-funds' };
const refusal = ({ status, body }: Answer) => ({ status, code: body.code });
const placesOf = ({ body }: Answer) => body.errors.map(({ pointer, parameter }) => pointer ?? parameter);

describe('a command whose answer was lost', () => {
  it('is given its first answer, whatever If-Match says, and writes nothing more', async () => {
    const key = randomUUID();
    const first = await api.change(`${path}/suspensions`, suspension, { key });
    await api.change(`${path}/resumptions`, { occurredOn: '2011-02-01' });
    const head = await written();
    for (const revision of [2, 0, 99]) {
      const ifMatch = `"${TEST_TOKENS.revision(revision, first.body.id)}"`;
      const again = await api.change(`${path}/suspensions`, suspension, { key, ifMatch });
      expect(again.status).toBe(200);
      expect(again.body).toEqual({ ...first.body, repeated: true });
      expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    }
    expect(await written()).toBe(head);
  });

  it('that created something, creates it once and is 201 again with the same Location', async () => {
    const key = randomUUID();
    const body = partnershipOf(life.carrierId, life.funderId);
    const first = await api.create('/v1/partnerships', body, { key });
    const again = await api.create('/v1/partnerships', body, { key });
    expect(again.status).toBe(201);
    expect(again.headers.get('location')).toBe(`/v1/partnerships/${first.body.id}`);
    expect(again.body).toEqual({ ...first.body, repeated: true });
  });

  it('has the same ids of what it made', async () => {
    const key = randomUUID();
    const decision = {
      occurredOn: '2011-01-01',
      outcome: 'conditional',
      source: { document: 'Relevé de décision (fictif)' },
      deciderIds: [life.funderId],
      conditions: [{ text: 'Trouver une salle', dueOn: '2011-02-01' }],
    };
    await api.change(`${path}/path-entry`, { occurredOn: '2010-02-01', stage: 'conception' });
    const first = await api.change(`${path}/gates/conception/decisions`, decision, { key });
    const again = await api.change(`${path}/gates/conception/decisions`, decision, { key });
    expect(first.body.createdIds?.conditionIds).toHaveLength(1);
    expect(again.body.createdIds).toEqual(first.body.createdIds);
  });

  it('sent ten times at once, is carried out once', async () => {
    const key = randomUUID();
    const head = await written();
    const sendings = Array.from({ length: 10 }, () => api.change(`${path}/suspensions`, suspension, { key }));
    const answers = await Promise.all(sendings);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => body.eventIds.join())).size).toBe(1);
    expect(await written()).toBe(head + 1n);
  });
});

describe('an idempotency key', () => {
  it('used for another request on the same partnership, is refused', async () => {
    const key = randomUUID();
    await api.change(`${path}/suspensions`, suspension, { key });
    const other = await api.change(`${path}/suspensions`, { ...suspension, reason: 'disagreement' }, { key });
    expect(refusal(other)).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('used for another creation, is refused', async () => {
    const key = randomUUID();
    const body = partnershipOf(life.carrierId, life.funderId);
    await api.create('/v1/partnerships', body, { key });
    const other = await api.create('/v1/partnerships', { ...body, title: 'Autre' }, { key });
    expect(refusal(other)).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('of a request that changed nothing, is free again', async () => {
    const key = randomUUID();
    const same = await api.change(`${path}/category-changes`, { category: 'patronage' }, { key });
    expect(same.body).toMatchObject({ changed: false, eventIds: [] });
    const other = await api.change(`${path}/category-changes`, { category: 'economic-cooperation' }, { key });
    expect(other.body).toMatchObject({ changed: true, repeated: false });
  });

  it('belongs to its caller: another one’s same key is another command', async () => {
    const key = randomUUID();
    await api.change(`${path}/suspensions`, suspension, { key });
    const other = await api.change(`${path}/suspensions`, suspension, {
      key,
      as: { id: 'person-funder', roles: ['funder'], onBehalfOf: life.funderId },
    });
    expect(refusal(other)).toEqual({ status: 409, code: 'PARTNERSHIP_SUSPENDED' });
  });

  it('quoted or bare, is the same key', async () => {
    const key = randomUUID();
    await api.change(`${path}/suspensions`, suspension, { key });
    const again = await api.change(`${path}/suspensions`, suspension, { key: `"${key}"` });
    expect(again.body.repeated).toBe(true);
  });
});

describe('a request', () => {
  it.each([
    ['without Idempotency-Key', { key: '' }, 400, 'IDEMPOTENCY_KEY_REQUIRED'],
    ['without If-Match', { ifMatch: null }, 428, 'REVISION_REQUIRED'],
    ['with a stale If-Match', { ifMatch: '"0"' }, 412, 'REVISION_STALE'],
    ['with a weak If-Match', { ifMatch: 'W/"2"' }, 412, 'REVISION_STALE'],
    [
      'with the If-Match of something else',
      { ifMatch: `"${TEST_TOKENS.revision(2, randomUUID())}"` },
      412,
      'REVISION_STALE',
    ],
    ['with a malformed If-Match', { ifMatch: '2' }, 400, 'IF_MATCH_INVALID'],
    ['by an administrator', { as: { id: 'b', roles: ['administrator'] } }, 403, 'FORBIDDEN'],
    ['by an auditor', { as: { id: 'a', roles: ['auditor'] } }, 403, 'FORBIDDEN'],
    ['by a data protection officer', { as: { id: 'd', roles: ['dpo'] } }, 403, 'FORBIDDEN'],
    ['by nobody known', { headers: { Authorization: '' } }, 401, 'UNAUTHENTICATED'],
  ] as const)('%s, is refused and writes nothing', async (_, sent, status, code) => {
    const head = await written();
    const answer = await api.change(`${path}/suspensions`, suspension, sent as never);
    expect(refusal(answer)).toEqual({ status, code });
    expect(await written()).toBe(head);
  });

  it.each([
    ['without If-None-Match', { 'If-None-Match': '' }, 428, 'IF_NONE_MATCH_REQUIRED'],
    ['with another If-None-Match', { 'If-None-Match': '"1"' }, 400, 'IF_NONE_MATCH_INVALID'],
  ])('to create, %s, is refused', async (_, headers, status, code) => {
    const answer = await api.create('/v1/organisations', carrier, { headers });
    expect(refusal(answer)).toEqual({ status, code });
  });

  it.each(['funder', 'evaluator', 'partner', 'data-steward'] as const)(
    'by a %s is carried out, in that caller’s name',
    async (role) => {
      const as = { id: `person-${role}`, roles: [role], onBehalfOf: life.funderId };
      const answer = await api.change(`${path}/suspensions`, suspension, { as });
      expect(answer.status).toBe(200);
      const [last] = (await api.events('partnership', life.partnershipId)).slice(-1);
      expect(last?.actor).toEqual(api.issuer.callerOf(as));
    },
  );

  it('on a partnership that does not exist, finds nothing', async () => {
    const answer = await api.change(`/v1/partnerships/${UNKNOWN}/suspensions`, suspension, {
      ifMatch: '"0"',
    });
    expect(refusal(answer)).toEqual({ status: 404, code: 'NOT_FOUND' });
  });

  it.each([
    ['/v1/partnerships/42/suspensions', 'id'],
    [`/v1/partnerships/${UNKNOWN}/gates/industrialisation/opinions`, 'gate'],
    [`/v1/partnerships/${UNKNOWN}/conditions/1/waiver`, 'conditionId'],
  ])('at %s names the parameter that is malformed', async (at, parameter) => {
    const answer = await api.change(at, suspension, { ifMatch: '"0"' });
    expect(refusal(answer)).toEqual({ status: 400, code: 'IDENTIFIER_INVALID' });
    expect(placesOf(answer)).toEqual([parameter]);
  });

  it('to register the same SIREN again is refused: it is one organisation', async () => {
    const again = { ...carrier, identifiers: [{ scheme: 'siret', value: '73282932000074' }] };
    const answer = await api.create('/v1/organisations', again);
    expect(answer.status).toBe(412);
  });

  it('that says no date is of today, in Paris', async () => {
    await api.close();
    api = await CommandApi.start({ clock: () => new Date('2026-06-30T22:30:00Z') });
    const { body } = await api.create('/v1/organisations', {
      name: 'Association fictive',
      sphere: 'association',
    });
    const [registered] = await api.events('organisation', body.id);
    expect(registered?.occurredOn).toBe('2026-07-01');
  });
});

describe('an organisation that is not registered', () => {
  const organisation = { organisationId: UNKNOWN, roles: ['partner'] };
  it.each([
    ['a party', '/parties', organisation, '#/organisationId'],
    ['a party in the path', `/parties/${UNKNOWN}/roles`, { roles: ['partner'] }, 'organisationId'],
    ['an observer', '/stage-observations', { stage: 'conception', observerId: UNKNOWN }, '#/observerId'],
    [
      'one who gives an opinion',
      '/gates/conception/opinions',
      { organisationId: UNKNOWN, opinion: 'reserved' },
      '#/organisationId',
    ],
    [
      'a decider',
      '/gates/conception/decisions',
      { outcome: 'no-go', deciderIds: [UNKNOWN] },
      '#/deciderIds/0',
    ],
    [
      'a party put right by a correction',
      `/facts/${UNKNOWN}/corrections`,
      { reason: 'incorrect', comment: 'Autre', changes: { organisationId: UNKNOWN } },
      '#/changes/organisationId',
    ],
  ])('named as %s, is refused at its place', async (_, at, body, place) => {
    const answer = await api.change(path + at, { occurredOn: '2011-01-01', ...body });
    expect(refusal(answer)).toEqual({ status: 409, code: 'ORGANISATION_UNKNOWN' });
    expect(placesOf(answer)).toEqual([place]);
  });

  it('among the first parties of a partnership, is named by its rank', async () => {
    const body = {
      ...partnershipOf(life.carrierId, life.funderId),
      parties: [{ organisationId: life.carrierId, roles: ['carrier'] }, organisation],
    };
    const answer = await api.create('/v1/partnerships', body);
    expect(placesOf(answer)).toEqual(['#/parties/1/organisationId']);
  });
});

describe('a refusal by a rule', () => {
  it('points into the body, into its lists too', async () => {
    await api.change(`${path}/path-entry`, { occurredOn: '2010-02-01', stage: 'conception' });
    const answer = await api.change(`${path}/gates/conception/decisions`, {
      occurredOn: '2011-01-01',
      outcome: 'conditional',
      source: { document: 'Relevé de décision (fictif)' },
      deciderIds: [life.funderId],
      conditions: [
        { text: 'À temps', dueOn: '2011-02-01' },
        { text: 'Trop tôt', dueOn: '2010-12-31' },
      ],
    });
    expect(refusal(answer)).toEqual({ status: 409, code: 'CONDITION_DUE_BEFORE_DECISION' });
    expect(placesOf(answer)).toEqual(['#/conditions/1/dueOn']);
  });

  it('of a correction that makes history impossible points at what the correction says', async () => {
    const entry = await api.change(`${path}/path-entry`, { occurredOn: '2010-02-01', stage: 'conception' });
    const [entered] = entry.body.eventIds;
    await api.change(`${path}/stage-observations`, { occurredOn: '2011-01-01', stage: 'modelling' });
    await api.change(`${path}/goings-back`, {
      occurredOn: '2012-01-01',
      to: 'conception',
      reason: 'need-changed',
    });
    const why = { reason: 'incorrect', comment: 'Mauvaise date' };
    const corrected = await api.change(`${path}/facts/${entered}/corrections`, {
      ...why,
      correctOccurredOn: '2011-06-01',
    });
    expect(refusal(corrected)).toEqual({ status: 409, code: 'HISTORY_IMPOSSIBLE' });
    expect(placesOf(corrected)).toEqual(['#/correctOccurredOn']);
  });

  it('of an unknown fact or condition points at the path', async () => {
    const why = { reason: 'incorrect', comment: 'Erreur' };
    const fact = await api.change(`${path}/facts/${UNKNOWN}/withdrawals`, why);
    const condition = await api.change(`${path}/conditions/${UNKNOWN}/fulfilment`, {});
    expect([placesOf(fact), placesOf(condition)]).toEqual([['factId'], ['conditionId']]);
  });

  it('reads in French, or in English when asked', async () => {
    const french = await api.change(`${path}/resumptions`, {});
    const english = await api.change(`${path}/resumptions`, {}, { headers: { 'Accept-Language': 'en' } });
    expect(french.body.detail).toBe('Le partenariat n’est pas suspendu (En cours).'.replace('’', "'"));
    expect(english.body.detail).toBe('The partnership is not suspended (Active).');
  });
});

describe('a description', () => {
  it('amended with what it already says does not change', async () => {
    const { territories, odd, populations, domains, title } = partnershipOf(life.carrierId, life.funderId);
    const same = { occurredOn: '2011-01-01', territories, odd, populations, domains, title };
    const answer = await api.send('PATCH', path, same, {});
    expect(answer.body).toMatchObject({
      changed: false,
      revision: TEST_TOKENS.revision(2, answer.body.id),
    });
  });
});
