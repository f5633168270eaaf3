import { TEST_TOKENS, type TestPerson } from '#platform/testing';
import { CommandApi } from './testing/command-api.js';
import { register } from './testing/life-of-a-partnership.js';

const asked = { name: 'Arrêté 2012', asOf: '2012-12-31' };

/** What a closing fixed, as the log holds it. */
async function fixed(api: CommandApi, id: string) {
  const [closed] = await api.events('closing', id);
  return (closed!.data as { knownAt: { position: string } }).knownAt;
}

describe('closing a report, over HTTP', () => {
  let api: CommandApi;
  beforeEach(async () => {
    api = await CommandApi.start();
  });
  afterEach(() => api.close());

  it('takes in the last event of the log, whatever it is about', async () => {
    await register(api);
    const head = await api.store.head();
    const { body } = await api.create('/v1/closings', asked);
    expect((await fixed(api, body.id)).position).toBe(String(head));
    expect(TEST_TOKENS.positionIn(body.position)).toBeGreaterThan(head);
  });

  it('sent again after a lost answer is the same closing, though the log has grown', async () => {
    const { carrierId } = await register(api);
    const head = await api.store.head();
    const first = await api.create('/v1/closings', asked, { key: 'closing' });
    await api.change(`/v1/organisations/${carrierId}/names`, { name: 'Autre nom (fictif)' });
    const again = await api.create('/v1/closings', asked, { key: 'closing' });
    expect(again.body).toEqual({ ...first.body, repeated: true });
    expect((await fixed(api, first.body.id)).position).toBe(String(head));
    const other = await api.create('/v1/closings', { ...asked, name: 'Autre' }, { key: 'closing' });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('takes in no more than a position says, where one is given', async () => {
    await register(api);
    const { body } = await api.create('/v1/closings', { ...asked, knownAt: TEST_TOKENS.position(1n) });
    expect((await fixed(api, body.id)).position).toBe('1');
  });

  it.each([
    [
      'a position the log has not reached',
      { knownAt: TEST_TOKENS.position(10n ** 18n) },
      409,
      'KNOWN_AT_NOT_REACHED',
    ],
    ['a position that is none', { knownAt: '1' }, 422, 'INPUT_INVALID'],
    ['a position made up', { knownAt: 'A'.repeat(43) }, 422, 'INPUT_INVALID'],
    ['a day to come', { asOf: '2999-01-01' }, 409, 'CLOSED_BEFORE_ITS_DAY'],
    ['a day later than its own', { occurredOn: '2012-12-30' }, 409, 'CLOSED_BEFORE_ITS_DAY'],
    ['no name', { name: ' ' }, 422, 'INPUT_INVALID'],
  ])('is refused for %s', async (_, wrong, status, code) => {
    await register(api);
    expect(await api.create('/v1/closings', { ...asked, ...wrong })).toMatchObject({
      status,
      body: { code },
    });
  });

  it('is refused while nothing is recorded', async () => {
    expect(await api.create('/v1/closings', asked)).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_TO_CLOSE' },
    });
  });

  it.each([
    ['funder', 201],
    ['evaluator', 201],
    ['partner', 201],
    ['data-steward', 201],
    ['administrator', 403],
    ['auditor', 403],
    ['dpo', 403],
  ] as const)('by %s is answered %i', async (role, status) => {
    const { funderId } = await register(api);
    const isMember = ['funder', 'evaluator', 'partner'].includes(role);
    const as = { id: `person-${role}`, roles: [role], ...(isMember && { onBehalfOf: funderId }) };
    expect((await api.create('/v1/closings', asked, { as })).status).toBe(status);
  });

  it('of an organisation is its own to withdraw, and to know', async () => {
    const { funderId, carrierId } = await register(api);
    const [own, other] = [funderId, carrierId].map((onBehalfOf, index): TestPerson => ({
      id: `person-${index}`,
      roles: ['partner'],
      onBehalfOf,
    }));
    const { body } = await api.create('/v1/closings', asked, { as: own! });
    const withdraw = (as?: TestPerson) =>
      api.change(`/v1/closings/${body.id}/withdrawal`, { comment: 'x' }, { ...(as && { as }) });
    expect((await withdraw(other)).status).toBe(404);
    expect(await withdraw()).toMatchObject({ status: 403, body: { code: 'ACT_NOT_ALLOWED' } });
    expect((await withdraw(own)).status).toBe(200);
    const ledgers = await api.create('/v1/closings', asked);
    const refused = await api.change(
      `/v1/closings/${ledgers.body.id}/withdrawal`,
      { comment: 'x' },
      { as: own! },
    );
    expect(refused).toMatchObject({ status: 403, body: { code: 'ACT_NOT_ALLOWED' } });
  });

  it('is withdrawn at the revision read, once', async () => {
    await register(api);
    const { body } = await api.create('/v1/closings', asked);
    const at = `/v1/closings/${body.id}/withdrawal`;
    const why = { comment: 'Mauvaise date' };
    expect((await api.change(at, why, { ifMatch: null })).status).toBe(428);
    expect((await api.change(at, why, { ifMatch: `"${TEST_TOKENS.revision(7, body.id)}"` })).status).toBe(
      412,
    );
    const revision = TEST_TOKENS.revision(1, body.id);
    expect(await api.change(at, why)).toMatchObject({ status: 200, body: { changed: true, revision } });
    expect(await api.change(at, why)).toMatchObject({ status: 200, body: { changed: false, revision } });
  });
});
