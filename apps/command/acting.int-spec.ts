import { randomUUID } from 'node:crypto';
import { TEST_TOKENS, type TestPerson } from '#platform/testing';
import { ADMINISTRATOR, CommandApi, DATA_STEWARD, type Answer, type Sent } from './testing/command-api.js';
import { carrier, funder, register, type Registered } from './testing/life-of-a-partnership.js';

let api: CommandApi;
let life: Registered;
let path: string;
let stranger: string;

const member = (onBehalfOf: string, role: TestPerson['roles'][number] = 'partner'): TestPerson => ({
  id: `person-of-${onBehalfOf}`,
  roles: [role],
  onBehalfOf,
});
const refusal = ({ status, body }: Answer) => ({ status, code: body.code });
const told = ({ body: { instance: _, ...body } }: Answer) => body;
const suspension = { occurredOn: '2011-01-01', reason: 'lack-of-funds' };
const NOT_ALLOWED = { status: 403, code: 'ACT_NOT_ALLOWED' };
const NO_MANDATE = { status: 403, code: 'MANDATE_REQUIRED' };
const NOT_FOUND = { status: 404, code: 'NOT_FOUND' };

beforeEach(async () => {
  api = await CommandApi.start();
  life = await register(api);
  path = `/v1/partnerships/${life.partnershipId}`;
  stranger = (await api.create('/v1/organisations', { ...funder, name: 'Tiers fictif' })).body.id;
});
afterEach(() => api.close());

const act = (at: string, body: object, as: TestPerson, sent: Sent = {}) =>
  api.change(path + at, body, { as, ...sent });

describe('A partnership', () => {
  it('is acted on by its parties, in their roles, and by who transcribes', async () => {
    const suspended = await act('/suspensions', suspension, member(life.funderId, 'funder'));
    expect(suspended.status).toBe(200);
    const amended = { occurredOn: '2011-02-01', category: 'societal-innovation' };
    expect(refusal(await act('/category-changes', amended, member(life.funderId)))).toEqual(NOT_ALLOWED);
    expect((await act('/category-changes', amended, member(life.carrierId))).status).toBe(200);
    expect((await act('/resumptions', { occurredOn: '2011-03-01' }, DATA_STEWARD)).status).toBe(200);
  });

  it('is not there for those who see nothing of it, just as one that never was', async () => {
    const hidden = await act('/suspensions', suspension, member(stranger));
    const at = `/v1/partnerships/${randomUUID()}/suspensions`;
    const absent = await api.change(at, suspension, { as: member(stranger), ifMatch: '"0"' });
    expect(refusal(hidden)).toEqual(NOT_FOUND);
    expect(told(hidden)).toEqual(told(absent));
    const stale = await act('/suspensions', suspension, member(stranger), { ifMatch: '"99"' });
    expect(told(stale)).toEqual(told(absent));
  });

  it('that is published is there to see, and not to change', async () => {
    await act('/publication', { items: ['presentation'], sharedWithTerritory: false }, DATA_STEWARD);
    expect(refusal(await act('/suspensions', suspension, member(stranger)))).toEqual(NOT_ALLOWED);
  });

  it('is left by a party of any role for itself, which then acts no more, but for what it had already sent', async () => {
    const key = randomUUID();
    const as = member(life.funderId, 'funder');
    const first = await act('/suspensions', suspension, as, { key });
    const others = `/parties/${life.carrierId}/departure`;
    const on = { occurredOn: '2011-02-01' };
    expect(refusal(await act(others, on, as))).toEqual(NOT_ALLOWED);
    expect((await act(`/parties/${life.funderId}/departure`, on, as)).status).toBe(200);
    expect(refusal(await act('/resumptions', { occurredOn: '2011-03-01' }, as))).toEqual(NOT_ALLOWED);
    expect((await act('/suspensions', suspension, as, { key })).body).toEqual({
      ...first.body,
      repeated: true,
    });
  });

  it('hears in an organisation’s name that organisation alone', async () => {
    await act('/path-entry', { occurredOn: '2010-02-01', stage: 'conception' }, member(life.carrierId));
    const opinion = { occurredOn: '2010-03-01', organisationId: life.funderId, opinion: 'reserved' };
    const at = '/gates/conception/opinions';
    expect(refusal(await act(at, opinion, member(life.carrierId)))).toEqual(NOT_ALLOWED);
    const given = await act(at, opinion, member(life.funderId));
    expect(given.status).toBe(200);
    const correct = `/facts/${given.body.eventIds[0]}/corrections`;
    const why = { reason: 'incorrect', comment: 'x' };
    const changed = { ...why, changes: { opinion: 'favourable' } };
    expect(refusal(await act(correct, changed, member(life.carrierId)))).toEqual(NOT_ALLOWED);
    const another = { ...why, changes: { organisationId: life.carrierId } };
    expect(refusal(await act(correct, another, member(life.funderId)))).toEqual(NOT_ALLOWED);
    expect((await act(correct, changed, member(life.funderId))).status).toBe(200);
    expect((await act('/gates/conception/opinions', opinion, DATA_STEWARD)).status).toBe(200);
  });

  it('is registered by one of its first parties', async () => {
    const asked = {
      ...{ occurredOn: '2012-01-01', title: 'Jardins (fictif)', standing: 'conception' },
      parties: [{ organisationId: life.carrierId, roles: ['carrier'] }],
    };
    const by = (as: TestPerson) => api.create('/v1/partnerships', asked, { as });
    expect(refusal(await by(member(stranger)))).toEqual(NOT_ALLOWED);
    expect((await by(member(life.carrierId))).status).toBe(201);
    expect((await by(DATA_STEWARD)).status).toBe(201);
  });
});

describe('What somebody does not see of a partnership', () => {
  const hidden = { occurredOn: '2010-03-01', opinion: 'reserved', audience: 'author' };
  let lastSeen: string;
  let factId: string;
  beforeEach(async () => {
    const entry = await act('/path-entry', { occurredOn: '2010-02-01', stage: 'conception' }, DATA_STEWARD);
    lastSeen = entry.body.revision;
    const said = { ...hidden, organisationId: life.funderId };
    const opinion = await act('/gates/conception/opinions', said, member(life.funderId));
    factId = opinion.body.eventIds[0]!;
  });

  it('makes no revision stale, while the append is made after it', async () => {
    const as = member(life.carrierId);
    const answer = await act('/suspensions', suspension, as, { ifMatch: `"${lastSeen}"` });
    const last = (await api.events('partnership', life.partnershipId)).at(-1)!.revision;
    expect(answer).toMatchObject({
      status: 200,
      body: { revision: TEST_TOKENS.revision(last, life.partnershipId) },
    });
    const stale = await act('/resumptions', { occurredOn: '2011-02-01' }, member(life.funderId), {
      ifMatch: `"${lastSeen}"`,
    });
    expect(refusal(stale)).toEqual({ status: 412, code: 'REVISION_STALE' });
  });

  it('has no part in the answer of what changes nothing', async () => {
    const same = await act('/category-changes', { category: 'patronage' }, member(life.carrierId), {
      ifMatch: `"${lastSeen}"`,
    });
    expect(same.body).toMatchObject({ changed: false, revision: lastSeen });
  });

  it('is not corrected: to them there is no such fact', async () => {
    const why = { reason: 'incorrect', comment: 'x' };
    const withdraw = (id: string, as: TestPerson) => act(`/facts/${id}/withdrawals`, why, as);
    for (const as of [DATA_STEWARD, member(life.carrierId)])
      expect(told(await withdraw(factId, as))).toEqual({
        ...told(await withdraw(randomUUID(), as)),
        params: { factId },
      });
    expect((await withdraw(factId, member(life.funderId))).status).toBe(200);
  });
});

describe('An organisation', () => {
  const renamed = { occurredOn: '2012-01-01', name: 'Autre nom (fictif)' };
  it('is renamed by itself and by who keeps the register', async () => {
    const at = `/v1/organisations/${stranger}/names`;
    expect(refusal(await api.change(at, renamed, { as: member(life.carrierId) }))).toEqual(NOT_ALLOWED);
    expect((await api.change(at, renamed, { as: member(stranger) })).status).toBe(200);
  });

  it('is registered by whoever records something, for nobody too', async () => {
    const as: TestPerson = { id: 'newcomer', roles: ['partner'] };
    const asked = { ...carrier, identifiers: [] };
    expect((await api.create('/v1/organisations', asked, { as })).status).toBe(201);
  });
});

describe('Acting for an organisation', () => {
  const outsider: TestPerson = { id: 'outsider', roles: ['partner'] };
  const named = (headers: Record<string, string>) => act('/suspensions', suspension, outsider, { headers });

  it('takes a mandate of it, told by header or token, whatever there is to act on', async () => {
    expect(refusal(await named({}))).toEqual(NO_MANDATE);
    const header = { 'Ledger-On-Behalf-Of': life.carrierId };
    expect(refusal(await named(header))).toEqual(NO_MANDATE);
    const nowhere = `/v1/partnerships/${randomUUID()}/suspensions`;
    const absent = await api.change(nowhere, suspension, { as: outsider, headers: header, ifMatch: '"0"' });
    expect(refusal(absent)).toEqual(NO_MANDATE);
    expect(refusal(await named({ 'Ledger-On-Behalf-Of': 'x' }))).toEqual({
      status: 400,
      code: 'ON_BEHALF_OF_INVALID',
    });
    await api.mandated({ ...outsider, onBehalfOf: life.carrierId });
    const answer = await named(header);
    expect(answer.status).toBe(200);
    const [last] = (await api.events('partnership', life.partnershipId)).slice(-1);
    expect(last?.actor).toEqual({ ...api.issuer.callerOf(outsider), onBehalfOf: life.carrierId });
  });

  it('ends with the mandate, that only an administrator gives and withdraws', async () => {
    const at = `/v1/organisations/${life.carrierId}/mandates`;
    const { id: personId } = api.issuer.callerOf(outsider);
    const asked = { personId, capacity: 'volunteer', until: '2999-01-01' };
    expect(refusal(await api.create(at, asked, { as: DATA_STEWARD }))).toEqual({
      status: 403,
      code: 'FORBIDDEN',
    });
    const as = ADMINISTRATOR;
    expect(refusal(await api.create(at, asked, { as }))).toEqual({ status: 409, code: 'MANDATE_TOO_LONG' });
    const nobody = `/v1/organisations/${randomUUID()}/mandates`;
    expect(refusal(await api.create(nobody, asked, { as }))).toEqual(NOT_FOUND);
    const soon = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10);
    const given = await api.create(at, { ...asked, until: soon }, { as });
    expect(given.status).toBe(201);
    const header = { 'Ledger-On-Behalf-Of': life.carrierId };
    expect((await named(header)).status).toBe(200);
    const withdrawal = `${at}/${given.body.createdIds!.mandateId}/withdrawal`;
    const why = { reason: 'left-organisation' };
    expect((await api.change(withdrawal, why, { as })).status).toBe(200);
    const again = await act('/resumptions', { occurredOn: '2011-02-01' }, outsider, { headers: header });
    expect(refusal(again)).toEqual(NO_MANDATE);
  });
});
