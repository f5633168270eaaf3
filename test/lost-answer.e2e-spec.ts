import { randomUUID } from 'node:crypto';
import { TEST_TOKENS } from '#platform/testing';
import { CuttableProxy } from '#event-store-postgres/testing';
import { rowCounts } from './testing/every-row.js';
import { LostAnswerProxy } from './testing/lost-answer-proxy.js';
import { isLogInPostgres } from './testing/chosen-engine.js';
import { recordedSince } from './testing/recorded-since.js';
import { RunningLedger, type Answer } from './testing/running-ledger.js';

const ORGANISATION = {
  name: 'Association fictive du Levant',
  sphere: 'association',
  occurredOn: '2014-01-01',
};
const PARTNERSHIP = { title: 'Jardins partagés (fictif)', standing: 'conception', occurredOn: '2015-01-10' };

/** One command as its caller sends it, and may send it again. */
interface Sent {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  /** The revision it is sent at; none to create. */
  readonly at?: number;
}

/** What makes it a change of that revision, or a creation. */
const preconditionOf = ({ path, at }: Sent): Record<string, string> =>
  at === undefined
    ? { 'If-None-Match': '*' }
    : { 'If-Match': `"${TEST_TOKENS.revision(at, path.split('/')[1]!)}"` };

/** What is lost between the ledger and PostgreSQL; its like between it and KurrentDB is the adapter's own suite's. */
const onPostgres = isLogInPostgres ? it : it.skip;
if (!isLogInPostgres)
  console.warn('Skipped: losses on the way from PostgreSQL, which does not keep this log.');

describe('A command whose answer is lost', () => {
  let ledger: RunningLedger;
  let callers: LostAnswerProxy;
  let database: CuttableProxy;
  let party: string;

  beforeAll(async () => {
    ledger = await RunningLedger.start(undefined, {
      databaseThrough: async (url) => {
        database = await CuttableProxy.before(url);
        return database.url;
      },
    });
    callers = await LostAnswerProxy.before(ledger.url);
    party = await ledger.create('organisations', ORGANISATION);
  });

  afterAll(async () => {
    await callers?.close();
    await ledger?.stop();
    await database?.close();
  });

  const head = () => ledger.ledger.store.head();
  const since = (position: bigint) => recordedSince(ledger.ledger.store, position);
  const partnership = async () => `partnerships/${await ledger.create('partnerships', PARTNERSHIP)}`;

  const send = (sent: Sent): Promise<Answer> =>
    ledger.request('POST', `/v1/${sent.path}`, {
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': sent.key,
        ...preconditionOf(sent),
      },
      body: JSON.stringify(sent.body),
    });

  /** The same over the proxy, which loses the answer. */
  const sendInVain = async (sent: Sent): Promise<void> => {
    callers.loseNextAnswer();
    const { authorization } = await ledger.issuer.authorizationOf({
      id: 'person-data-steward',
      roles: ['data-steward'],
    });
    const sending = fetch(`${callers.url}/v1/${sent.path}`, {
      method: 'POST',
      headers: {
        authorization,
        'Content-Type': 'application/json',
        'Idempotency-Key': sent.key,
        ...preconditionOf(sent),
      },
      body: JSON.stringify(sent.body),
    });
    await expect(sending).rejects.toThrow('fetch failed');
  };

  /** Everything at rest: what was written is in the read models too. */
  const rows = async () => {
    await ledger.request('GET', `/v1/portfolio?after=${TEST_TOKENS.position(await head())}`);
    return rowCounts(ledger.database.adminUrl);
  };

  const creations = (siren: string): [string, Sent][] => [
    ['an organisation without identifiers', { path: 'organisations', body: ORGANISATION, key: randomUUID() }],
    [
      'an organisation with its SIREN',
      {
        path: 'organisations',
        body: { ...ORGANISATION, identifiers: [{ scheme: 'siren', value: siren }] },
        key: randomUUID(),
      },
    ],
    ['a partnership', { path: 'partnerships', body: PARTNERSHIP, key: randomUUID() }],
  ];

  it.each(creations('732829320'))(
    'on its way to the caller, to create %s: the first answer comes again',
    async (_, sent) => {
      const before = await head();
      await sendInVain(sent);
      const written = await head();
      const stood = await rows();
      expect(written).toBeGreaterThan(before);
      const { status, body, headers } = await send(sent);
      expect({ status, ...body }).toMatchObject({
        status: 201,
        repeated: true,
        changed: true,
        revision: TEST_TOKENS.revision((await since(before)) - 1, body.id as string),
      });
      expect(TEST_TOKENS.positionIn(body.position as string)).toBe(written);
      expect(body.eventIds).toHaveLength(await since(before));
      expect(headers.get('location')).toBe(`/v1/${sent.path}/${body.id}`);
      expect(await head()).toBe(written);
      expect(await rows()).toEqual(stood);
    },
  );

  it('on its way to the caller, to change something: the first answer comes again, whatever If-Match says', async () => {
    const path = await partnership();
    const sent = {
      path: `${path}/suspensions`,
      body: { occurredOn: '2015-06-01', reason: 'other', comment: 'Le temps de chercher' },
      key: randomUUID(),
      at: 0,
    };
    await sendInVain(sent);
    const written = await head();
    // Meanwhile somebody else went on.
    const next = await send({
      path: `${path}/resumptions`,
      body: { occurredOn: '2015-07-01' },
      key: randomUUID(),
      at: 1,
    });
    expect(next.status).toBe(200);
    const stood = await rows();
    for (const at of [0, 1, 2, 99]) {
      const { status, body, headers } = await send({ ...sent, at });
      const revision = TEST_TOKENS.revision(1, body.id as string);
      expect({ status, ...body, etag: headers.get('etag') }).toMatchObject({
        ...{ status: 200, revision, repeated: true, etag: `"${revision}"` },
      });
      expect(TEST_TOKENS.positionIn(body.position as string)).toBe(written);
      expect(body.eventIds).toHaveLength(1);
    }
    expect(await rows()).toEqual(stood);
    const { body: timeline } = await ledger.request('GET', `/v1/${path}/timeline`);
    expect(timeline.total).toBe(3);
  });

  onPostgres.each([
    ['after', true],
    ['before', false],
  ] as const)(
    'on its way from PostgreSQL, %s the commit: the caller gets it all the same, and it stands once',
    async (cut, wasThere) => {
      const path = await partnership();
      await rows();
      const before = await head();
      const sent = {
        path: `${path}/suspensions`,
        body: { occurredOn: '2015-06-01', reason: 'other', comment: 'Le temps de chercher' },
        key: randomUUID(),
        at: 0,
      };
      database.cutNext(`${cut}-commit`);
      const first = await send(sent);
      expect({ status: first.status, ...first.body }).toMatchObject({
        ...{
          status: 200,
          revision: TEST_TOKENS.revision(1, first.body.id as string),
          changed: true,
          repeated: wasThere,
        },
      });
      expect(TEST_TOKENS.positionIn(first.body.position as string)).toBe(await head());
      const again = await send(sent);
      expect(again.body).toEqual({ ...first.body, repeated: true });
      expect(await since(before)).toBe(1);
      const { body: sheet } = await ledger.request('GET', `/v1/${path}?after=${first.body.position}`);
      expect(sheet.status).toBe('suspended');
      const { body: timeline } = await ledger.request('GET', `/v1/${path}/timeline`);
      expect(timeline.items[0].comment).toBe('Le temps de chercher');
    },
  );

  onPostgres('on its way from PostgreSQL and then to the caller: still the first answer', async () => {
    const path = await partnership();
    await rows();
    const before = await head();
    const sent = {
      path: `${path}/parties`,
      body: { occurredOn: '2015-06-01', organisationId: party, roles: ['carrier'] },
      key: randomUUID(),
      at: 0,
    };
    database.cutNext('after-commit');
    await sendInVain(sent);
    const { body } = await send(sent);
    expect(body).toMatchObject({ revision: TEST_TOKENS.revision(1, body.id as string), repeated: true });
    expect(TEST_TOKENS.positionIn(body.position as string)).toBe(await head());
    expect(await since(before)).toBe(1);
  });

  onPostgres(
    'because PostgreSQL is away: says so, and once it is back the same command is carried out once',
    async () => {
      const path = await partnership();
      await rows();
      const sent = {
        path: `${path}/suspensions`,
        body: { occurredOn: '2015-06-01', reason: 'lack-of-funds' },
        key: randomUUID(),
        at: 0,
      };
      database.goDown();
      const refused = await send(sent);
      expect(refused.status).toBe(503);
      expect(refused.body).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      expect(refused.headers.get('retry-after')).toBe('2');
      database.restore();
      const { status, body } = await send(sent);
      expect([status, TEST_TOKENS.positionIn(body.position as string)]).toEqual([200, await head()]);
      // The projections find their way back too.
      const { body: sheet } = await ledger.request('GET', `/v1/${path}?after=${body.position}`);
      expect(sheet.status).toBe('suspended');
    },
  );

  it.each(creations('552100554'))(
    'ten times at once, to create %s: one, and the same answer for all',
    async (_, sent) => {
      const before = await head();
      const answers = await Promise.all(Array.from({ length: 10 }, () => send(sent)));
      const [first] = answers.filter(({ body }) => body.repeated === false);
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
      expect(answers.filter(({ body }) => body.repeated === true)).toHaveLength(9);
      for (const { body } of answers) expect({ ...body, repeated: false }).toEqual(first!.body);
      expect(await since(before)).toBe(first!.body.eventIds.length);
    },
  );

  it('ten times at once, to change something: done once, and the same answer for all', async () => {
    const path = await partnership();
    const before = await head();
    const sent = {
      path: `${path}/gates/conception/evidence`,
      body: { occurredOn: '2015-06-01', criterion: 'need-analysed', kind: 'text', text: 'Une enquête' },
      key: randomUUID(),
      at: 0,
    };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(sent)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(answers.filter(({ body }) => body.repeated === false)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, repeated: null }))).size).toBe(1);
    expect(await since(before)).toBe(1);
  });

  it('ten callers at once who register the same SIREN: one organisation, nine are told that it exists', async () => {
    const before = await head();
    const identifiers = [{ scheme: 'siren', value: '404833048' }];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        send({ path: 'organisations', body: { ...ORGANISATION, identifiers }, key: randomUUID() }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(412)]);
    expect(await since(before)).toBe(1);
  });

  it('ten callers at once, each with a key of their own: one wins, nine are told that it changed', async () => {
    const path = await partnership();
    const before = await head();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        send({
          path: `${path}/suspensions`,
          body: { occurredOn: '2015-06-01', reason: 'lack-of-funds' },
          key: randomUUID(),
          at: 0,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
    expect(await since(before)).toBe(1);
  });
});
