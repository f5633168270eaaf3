import { randomUUID } from 'node:crypto';
import { POSITION_TOKEN } from '#contracts';
import { TEST_TOKENS, type TestPerson } from '#platform/testing';
import { NEVER_REACHED } from './testing/chosen-engine.js';
import { type Answer, RunningLedger } from './testing/running-ledger.js';

const NOW = new Date('2026-01-10T12:00:00Z');

/** A stamp as the header tells it, to be sent back. */
const sentBack = (headers: Headers): string => {
  const [asOf, knownAt] = headers.get('ledger-stamp')!.split('; ');
  return `${asOf}&${knownAt}`;
};

/** What the caller may do is of today, as rights are: no stamp fixes it. */
const withoutRights = (text: string): string =>
  text.replace(/"mayDo":\[[^\]]*\],"mayCorrect":\[[^\]]*\]/, '');

/** A cursor that we could have made. */
const cursorAt = (asOf: string, position: bigint): string =>
  TEST_TOKENS.cursor(`${asOf}.${TEST_TOKENS.position(position)}.x`);

const AUDITOR: TestPerson = { id: 'person-auditor', roles: ['auditor'] };

const withClocks = (path: string, clocks: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}${clocks}`;

describe('Answers stamped with both clocks', () => {
  let ledger: RunningLedger;
  let carrier: string;
  let partnership: string;
  let today = NOW;

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => today);
    carrier = await ledger.create('organisations', {
      ...{ name: 'Association fictive', sphere: 'association', occurredOn: '2014-01-01' },
    });
    partnership = await ledger.create('partnerships', {
      ...{ title: 'Jardin A', occurredOn: '2015-01-10', standing: 'conception' },
      parties: [{ organisationId: carrier, roles: ['carrier'] }],
    });
    await ledger.create('partnerships', {
      ...{ title: 'Verger', occurredOn: '2018-03-01', standing: 'modelling' },
      territories: [{ level: 'regional', code: '53', vintage: 2024, name: 'Bretagne', kind: 'born' }],
    });
    await did('indicators', {
      ...{ occurredOn: '2015-07-01', replyBy: '2015-08-01' },
      definition: {
        ...{ subImpact: 'people', evaluates: 'actions', name: 'Écart', definition: 'x', unit: 'degrés' },
        ...{ direction: 'increase', baseline: 0, target: 10 },
        ...{ periodFrom: '2015-01-01', periodTo: '2016-12-31' },
      },
    });
  });

  afterAll(async () => {
    await ledger?.stop();
  });

  const did = async (act: string, body: object): Promise<Answer> => {
    const answer = await ledger.command(`partnerships/${partnership}`, act, body);
    expect({ act, status: answer.status, body: answer.status === 200 ? null : answer.body }).toEqual({
      ...{ act, status: 200, body: null },
    });
    return answer;
  };

  const get = (path: string, accept = 'application/json') =>
    ledger.request('GET', `/v1/${path}`, { headers: { accept } });

  const paths = () => [
    'portfolio',
    'portfolio?territory=53',
    'portfolio?from=2016-01-01&stage=conception',
    'partnerships?sort=-startedOn',
    'partnerships?limit=1',
    `partnerships/${partnership}`,
    `partnerships/${partnership}/timeline`,
    `partnerships/${partnership}/timeline?limit=2`,
    `organisations/${carrier}`,
    `organisations/${carrier}/timeline`,
    'organisations',
    'stage-stays',
    'watch',
    'indicators',
  ];
  const tables = () => paths().filter((path) => !path.includes('limit') && !/s\/[^/?]+$/.test(path));

  it('give the same bytes when the stamp is sent back, whatever was recorded since, late facts too, on a later day', async () => {
    const answered = new Map<string, { text: string; clocks: string; accept: string }>();
    // What was read last waits for what was written last.
    await ledger.read('portfolio');
    for (const asOf of ['', 'asOf=2017-06-30']) {
      for (const [accept, some] of [
        ['application/json', paths()],
        ['text/csv', tables()],
      ] as const) {
        for (const path of some) {
          const { status, text, headers } = await get(asOf === '' ? path : withClocks(path, asOf), accept);
          expect({ path, status }).toEqual({ path, status: 200 });
          answered.set(`${accept} ${path} ${asOf}`, { text, clocks: sentBack(headers), accept });
        }
      }
    }
    const { text: before } = await get('portfolio');
    await ledger.command(`organisations/${carrier}`, 'names', {
      occurredOn: '2016-02-01',
      name: 'Autre nom fictif',
    });
    await did('category-changes', { occurredOn: '2016-05-01', category: 'patronage' });
    const changed = (await ledger.read(`partnerships/${partnership}/timeline?limit=1`)).body.items[0] as {
      factId: string;
    };
    await did(`facts/${changed.factId}/corrections`, {
      ...{ occurredOn: '2026-01-09', reason: 'incorrect', comment: 'daté trop tôt' },
      correctOccurredOn: '2017-05-01',
    });
    await did('suspensions', { occurredOn: '2016-08-01', reason: 'lack-of-funds' });
    await ledger.create('partnerships', {
      title: 'Venu tard',
      occurredOn: '2015-02-01',
      standing: 'conception',
    });
    await ledger.read('portfolio');
    today = new Date('2026-01-12T12:00:00Z');
    expect((await get('portfolio')).text).not.toBe(before);
    for (const [name, { text, clocks, accept }] of answered) {
      const path = name.split(' ')[1]!;
      const again = await get(withClocks(path, clocks), accept);
      expect({ name, text: withoutRights(again.text) }).toEqual({ name, text: withoutRights(text) });
      expect({ name, stamp: sentBack(again.headers) }).toEqual({ name, stamp: clocks });
    }
  });

  it('say in reports and sheets, and in a header of every list and CSV, which day and what knowledge they speak of', async () => {
    const { body, headers } = await ledger.read('portfolio?asOf=2017-06-30');
    expect(body.stamp).toMatchObject({ asOf: '2017-06-30', definitions: 'watch-1' });
    expect(body.stamp.knownAt).toMatch(POSITION_TOKEN);
    expect(body.stamp.recordedUpTo).toBeNull();
    const { stamp } = (await ledger.read('portfolio', { as: AUDITOR })).body;
    expect(new Date(stamp.recordedUpTo as string).toISOString()).toBe(stamp.recordedUpTo);
    expect(headers.get('ledger-stamp')).toBe(
      `asOf=2017-06-30; knownAt=${body.stamp.knownAt}; definitions=watch-1`,
    );
    const csv = await get('watch', 'text/csv');
    expect(csv.headers.get('ledger-stamp')).toMatch(
      /^asOf=2026-01-12; knownAt=[\w-]{43}; definitions=watch-1$/,
    );
    const links = (body.standings as { list: string }[]).map(({ list }) => list);
    for (const link of links) expect(link).toContain(`asOf=2017-06-30&knownAt=${body.stamp.knownAt}`);
  });

  it('show a partnership as it was, and as it was known', async () => {
    const sheet = async (clocks: string) => (await ledger.read(`partnerships/${partnership}?${clocks}`)).body;
    const category = async (asOf: string) => (await sheet(`asOf=${asOf}`)).description.category as string;
    expect([await category('2016-12-31'), await category('2017-12-31')]).toEqual(['not-stated', 'patronage']);
  });

  it('tell of a title given in 2010 and in 2015, and of one recorded later for 2012, which was known when', async () => {
    const id = await ledger.create('partnerships', {
      title: 'A',
      occurredOn: '2010-03-01',
      standing: 'conception',
    });
    const titled = async (title: string, occurredOn: string, after?: string) => {
      const sheet = `partnerships/${id}`;
      const { headers } = await (after ? get(`${sheet}?after=${after}`) : ledger.read(sheet));
      const { status, body } = await ledger.request('PATCH', `/v1/partnerships/${id}`, {
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': randomUUID(),
          'If-Match': headers.get('etag')!,
        },
        body: JSON.stringify({ title, occurredOn }),
      });
      expect(status).toBe(200);
      return body.position as string;
    };
    const first = await titled('B', '2015-05-01');
    const second = await titled('C', '2012-09-01', first);
    const title = async (asOf: string, knownAt: string) => {
      const { body } = await get(`partnerships/${id}?asOf=${asOf}&knownAt=${knownAt}`);
      return body.description.title as string;
    };
    for (const [asOf, knownThen, knownNow] of [
      ['2011-06-30', 'A', 'A'],
      ['2013-06-30', 'A', 'C'],
      ['2016-06-30', 'B', 'B'],
    ] as const) {
      expect([asOf, await title(asOf, first), await title(asOf, second)]).toEqual([
        asOf,
        knownThen,
        knownNow,
      ]);
      const listed = async (knownAt: string) =>
        (await get(`partnerships?partnership=${id}&asOf=${asOf}&knownAt=${knownAt}`)).body.items[0]
          .title as string;
      expect([asOf, await listed(first), await listed(second)]).toEqual([asOf, knownThen, knownNow]);
    }
  });

  it('asked for before a partnership began, or was known, are 404 with a code of their own', async () => {
    for (const path of [`partnerships/${partnership}`, `partnerships/${partnership}/timeline`]) {
      for (const clocks of [
        'asOf=2014-12-31',
        `knownAt=${TEST_TOKENS.position(0n)}`,
        'knownAt=1970-01-01T00:00:00Z',
      ]) {
        const { status, body } = await get(withClocks(path, clocks));
        expect({ path, clocks, status, code: body.code }).toEqual({
          path,
          clocks,
          status: 404,
          code: 'NOT_THERE_AT_POINT',
        });
      }
    }
    const absent = await get(`partnerships/${carrier}?asOf=2020-01-01`);
    expect([absent.status, absent.body.code]).toEqual([404, 'NOT_FOUND']);
    const { body } = await ledger.read(`partnerships?partnership=${partnership}&asOf=2014-12-31`);
    expect(body.total).toBe(0);
  });

  it.each([
    ['asOf=2026-01-13', 422, 'AS_OF_AFTER_TODAY', 'asOf'],
    ['asOf=2026-02-30', 422, 'INPUT_INVALID', 'asOf'],
    ['asOf=demain', 422, 'INPUT_INVALID', 'asOf'],
    ['knownAt=2026-01-13T00:00:00Z', 422, 'KNOWN_AT_AFTER_NOW', 'knownAt'],
    [`knownAt=${TEST_TOKENS.position(NEVER_REACHED)}`, 422, 'KNOWN_AT_AFTER_NOW', 'knownAt'],
    ['knownAt=0', 422, 'INPUT_INVALID', 'knownAt'],
    [`knownAt=${'A'.repeat(43)}`, 422, 'INPUT_INVALID', 'knownAt'],
    ['knownAt=2026-01-10', 422, 'INPUT_INVALID', 'knownAt'],
    ['knownAt=-1', 422, 'INPUT_INVALID', 'knownAt'],
    ['closing=x', 422, 'INPUT_INVALID', 'closing'],
    ['closing=5b1f8a52-90d6-4b53-8b94-0d4a0d7f4c11', 404, 'CLOSING_NOT_FOUND', 'closing'],
    ['closing=5b1f8a52-90d6-4b53-8b94-0d4a0d7f4c11&asOf=2020-01-01', 422, 'CLOSING_BESIDE_CLOCKS', 'closing'],
    ['cursor=2026-01-10.1.x', 400, 'CURSOR_INVALID', 'cursor'],
    [`cursor=${cursorAt('2026-01-13', 1n)}`, 400, 'CURSOR_INVALID', 'cursor'],
    [`cursor=${cursorAt('2026-01-10', NEVER_REACHED)}`, 400, 'CURSOR_INVALID', 'cursor'],
    ['cursor=x', 400, 'CURSOR_INVALID', 'cursor'],
  ])('asked with %s are refused: %i %s', async (asked, status, code, parameter) => {
    const { status: answered, body } = await get(`partnerships?${asked}`);
    expect([answered, body.code]).toEqual([status, code]);
    expect(body.errors.map((fault: { parameter: string }) => fault.parameter)).toEqual([parameter]);
  });

  it('asked at an instant take in what was recorded by then', async () => {
    const before = await ledger.read('partnerships');
    const instant = new Date().toISOString();
    today = new Date(Date.now() + 60_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await ledger.create('partnerships', {
      title: 'Plus tard',
      occurredOn: '2015-02-01',
      standing: 'conception',
    });
    await ledger.read('partnerships');
    const { body } = await get(`partnerships?knownAt=${instant}&asOf=2026-01-12`);
    expect(body.total).toBe(before.body.total);
  });
});
