import { randomUUID } from 'node:crypto';
import { TEST_TOKENS, type TestPerson } from '#platform/testing';
import { RunningLedger } from './testing/running-ledger.js';
import { worldIn, type World } from './testing/access-matrix/world.js';

/** A member of ours, who changes ids. */
const member = (organisation: string): TestPerson => ({
  ...{ id: 'member-of-ours', roles: ['partner'], onBehalfOf: organisation },
});

let ledger: RunningLedger;
let world: World;

beforeAll(async () => {
  ledger = await RunningLedger.start();
  world = await worldIn(ledger);
  await ledger.read('portfolio');
});
afterAll(() => ledger?.stop());

/** All of an answer but what says which request it answers, and the id that was asked for. */
async function toldOf(path: string, id: string, init: RequestInit & { as: TestPerson }) {
  const answer = await ledger.request(init.method ?? 'GET', path, init);
  const headers = Object.fromEntries(
    [...answer.headers].filter(([name]) => !/^(date|x-(request|correlation)-id|x-ratelimit-.*)$/.test(name)),
  );
  const text = answer.text.replaceAll(id, '<id>').replace(/urn:uuid:[0-9a-f-]+/, '<request>');
  return { status: answer.status, text, headers };
}

const change = (body: object, id: string, as: TestPerson) => ({
  ...{ as, method: 'POST', body: JSON.stringify(body) },
  headers: {
    ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    'If-Match': `"${TEST_TOKENS.revision(0, id)}"`,
  },
});

describe('What is not yours', () => {
  const READ: readonly (readonly [string, (id: string) => string, () => string])[] = [
    ['partnership', (id) => `/v1/partnerships/${id}`, () => world.standing.other.partnership],
    [
      'partnership as of a day',
      (id) => `/v1/partnerships/${id}?asOf=2016-01-01`,
      () => world.standing.other.partnership,
    ],
    [
      'partnership before it began',
      (id) => `/v1/partnerships/${id}?asOf=2001-01-01`,
      () => world.standing.other.partnership,
    ],
    ['history', (id) => `/v1/partnerships/${id}/timeline`, () => world.standing.other.partnership],
    [
      'history, as a spreadsheet',
      (id) => `/v1/partnerships/${id}/timeline?limit=1`,
      () => world.standing.other.partnership,
    ],
    [
      'comparison',
      (id) => `/v1/partnerships/${id}/compare?asOf=2016-01-01`,
      () => world.standing.other.partnership,
    ],
    ['closing', (id) => `/v1/closings/${id}`, () => world.standing.other.closing],
    ['report at a closing', (id) => `/v1/portfolio?closing=${id}`, () => world.standing.other.closing],
    [
      'comparison with a closing',
      (id) => `/v1/portfolio/compare?toClosing=${id}`,
      () => world.standing.other.closing,
    ],
    ['page', (id) => `/partnerships/${id}`, () => world.standing.other.partnership],
  ];
  it.each(READ)('a %s, is answered as what does not exist, to the byte', async (_, at, hidden) => {
    const as = member(world.ours);
    const [id, nothing] = [hidden(), randomUUID()];
    expect(await toldOf(at(id), id, { as })).toEqual(await toldOf(at(nothing), nothing, { as }));
  });

  const CHANGED: readonly (readonly [string, object])[] = [
    ['suspensions', { reason: 'lack-of-funds' }],
    ['gates/conception/evidence', { criterion: 'need-analysed', kind: 'text', text: 'x' }],
    ['gates/conception/decisions', { outcome: 'no-go', deciderIds: [] }],
    ['indicators/INDICATOR/measurements', { value: 1, dataSource: 'x' }],
    ['facts/FACT/withdrawals', { reason: 'incorrect', comment: 'x' }],
    ['publication', { items: ['presentation'], sharedWithTerritory: true }],
  ];
  it.each(CHANGED)('is changed by nobody else (%s): answered as what does not exist', async (act, body) => {
    const as = member(world.ours);
    const { partnership: id, indicator, factId } = world.standing.other;
    const head = await ledger.ledger.store.head();
    const path = (of: string) =>
      `/v1/partnerships/${of}/${act.replace('INDICATOR', indicator).replace('FACT', factId)}`;
    const nothing = randomUUID();
    const told = await toldOf(path(id), id, change(body, id, as));
    expect(told).toEqual(await toldOf(path(nothing), nothing, change(body, nothing, as)));
    expect(await ledger.ledger.store.head()).toBe(head);
  });

  it('a closing, is withdrawn by nobody else: answered as what does not exist', async () => {
    const [id, nothing] = [world.standing.other.closing, randomUUID()];
    const as = member(world.ours);
    const sent = (of: string) =>
      toldOf(`/v1/closings/${of}/withdrawal`, of, change({ comment: 'x' }, of, as));
    expect(await sent(id)).toEqual(await sent(nothing));
  });

  it('is reached through what is yours neither: another’s fact, indicator or gate under one’s own partnership', async () => {
    const as = member(world.ours);
    const { partnership } = world.standing.own;
    const { factId, indicator } = world.standing.other;
    const under = async (part: string, id: string, body: object) => {
      const { headers } = await ledger.request('GET', `/v1/partnerships/${partnership}`, { as });
      const init = change(body, partnership, as);
      return toldOf(`/v1/partnerships/${partnership}/${part.replace('ID', id)}`, id, {
        ...init,
        headers: { ...init.headers, 'If-Match': headers.get('etag')! },
      });
    };
    for (const [part, id, body] of [
      ['facts/ID/withdrawals', factId, { reason: 'incorrect', comment: 'x' }],
      ['facts/ID/corrections', factId, { reason: 'incorrect', comment: 'x', changes: { title: 'x' } }],
      ['indicators/ID/measurements', indicator, { value: 1, dataSource: 'x' }],
      ['conditions/ID/fulfilment', factId, {}],
    ] as const) {
      expect(await under(part, id, body)).toEqual(await under(part, randomUUID(), body).then((told) => told));
    }
  });
});

describe('On behalf of others', () => {
  /** A member whose token names an organisation that gave them no mandate; the tests give it by themselves else. */
  const asNamed = async (init: { claim?: string; header?: string; roles?: string[] }) => {
    const token = await ledger.issuer.tokenFor(
      { id: 'outsider', roles: ['partner'] },
      { claims: { roles: init.roles ?? ['partner'], ...(init.claim && { organisation: init.claim }) } },
    );
    return {
      authorization: `Bearer ${token}`,
      ...(init.header && { 'ledger-on-behalf-of': init.header }),
    };
  };
  const WAYS = [
    ['a claim of the token', (id: string) => ({ claim: id })],
    ['a header', (id: string) => ({ header: id })],
    ['a header that differs from the claim', (id: string) => ({ claim: randomUUID(), header: id })],
  ] as const;

  it.each(WAYS)('said by %s without a mandate, one sees what nobody’s member sees', async (_, way) => {
    const { own, published } = world.standing;
    const named = await asNamed(way(world.ours));
    const none = await asNamed({});
    for (const path of [
      `/v1/partnerships/${own.partnership}`,
      `/v1/partnerships/${own.partnership}/timeline`,
      `/v1/partnerships/${published.partnership}`,
      `/v1/closings/${own.closing}`,
      '/v1/partnerships',
    ]) {
      const as = (headers: Record<string, string>) => ledger.request('GET', path, { as: null, headers });
      const [said, silent] = [await as(named), await as(none)];
      expect([path, said.status]).toEqual([path, silent.status]);
      expect(said.text).not.toContain(own.title);
    }
  });

  it.each(WAYS)('said by %s without a mandate, one does nothing', async (_, way) => {
    const { own } = world.standing;
    const head = await ledger.ledger.store.head();
    for (const [path, body] of [
      [`/v1/partnerships/${own.partnership}/suspensions`, { reason: 'lack-of-funds' }],
      [`/v1/organisations/${world.ours}/names`, { name: 'Volée (fictive)' }],
      [`/v1/closings/${own.closing}/withdrawal`, { comment: 'x' }],
    ] as const) {
      const { headers, ...init } = change(body, path.split('/')[3]!, member(world.ours));
      const { status, body: told } = await ledger.request('POST', path, {
        ...init,
        as: null,
        headers: { ...headers, ...(await asNamed(way(world.ours))) },
      });
      expect({ path, status, code: told.code }).toEqual({ path, status: 403, code: 'MANDATE_REQUIRED' });
    }
    expect(await ledger.ledger.store.head()).toBe(head);
  });

  it('no other role comes with a header: who has none may not act, whatever organisation is named', async () => {
    for (const roles of [['dpo'], ['auditor'], ['administrator']]) {
      const { headers, ...init } = change(
        { reason: 'lack-of-funds' },
        world.standing.own.partnership,
        member(world.ours),
      );
      const { status } = await ledger.request(
        'POST',
        `/v1/partnerships/${world.standing.own.partnership}/suspensions`,
        {
          ...init,
          as: null,
          headers: { ...headers, ...(await asNamed({ roles, header: world.ours })) },
        },
      );
      expect([roles, status]).toEqual([roles, 403]);
    }
  });
});
