import { createHmac, createPublicKey, randomUUID, type JsonWebKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createLocalJWKSet, exportSPKI, importJWK, SignJWT, type JWK } from 'jose';
import { newSigningKey, SESSION_COOKIE } from '#platform';
import { TEST_AUDIENCE, TEST_TOKENS, type TestPerson } from '#platform/testing';
import { csvRecords } from './testing/csv-records.js';
import { rawRequest } from './testing/raw-request.js';
import { DATA_STEWARD, RunningLedger, type Answer } from './testing/running-ledger.js';

/** Attacks on the running application that stand in no other test; docs/security.md lists them all. */
let ledger: RunningLedger;
/** A server that should never hear of us. */
let trap: Server;
let trapUrl: string;
const caught: string[] = [];
let theirs: string;
let carrier: string;

beforeAll(async () => {
  trap = createServer((request, response) => {
    caught.push(`${request.method} ${request.url}`);
    response.end('{}');
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  trap.listen(0, '127.0.0.1', resolve);
  await promise;
  trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  ledger = await RunningLedger.start();
  carrier = await ledger.create('organisations', {
    ...{ name: 'Association fictive du Levant', sphere: 'association', occurredOn: '2014-01-01' },
  });
  theirs = await ledger.create('partnerships', {
    ...{ title: 'Jardins partagés (fictif)', standing: 'conception', occurredOn: '2015-01-10' },
    parties: [{ organisationId: carrier, roles: ['carrier'] }],
  });
  await ledger.read('portfolio');
});

afterAll(async () => {
  await ledger?.stop();
  trap?.closeAllConnections();
  trap?.close();
});

/** What goes round for ever takes minutes, and ever longer ones; what a busy machine is slow at, seconds. */
const AT_ONCE_MS = 30_000;

const atOnce = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const startedAt = performance.now();
  const result = await work();
  expect(performance.now() - startedAt).toBeLessThan(AT_ONCE_MS);
  return result;
};

/** Asks with a token as it is, and nothing that the tests would else do for a person. */
const bearing = async (
  token: string,
  path = `/v1/partnerships/${theirs}`,
  headers: Record<string, string> = {},
): Promise<number> => {
  const response = await fetch(ledger.url + path, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  await response.arrayBuffer();
  return response.status;
};

describe('A token', () => {
  const AUDITOR: TestPerson = { id: 'someone', roles: ['auditor'] };
  const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = () => {
    const now = Math.floor(Date.now() / 1000);
    return {
      ...{ iss: ledger.issuer.issuer, aud: TEST_AUDIENCE, sub: 'someone', roles: ['auditor'] },
      ...{ iat: now, exp: now + 600, client_id: 'x', jti: randomUUID() },
    };
  };
  const publicKey = async (): Promise<JWK> => {
    const { keys } = (await (await fetch(`${ledger.issuer.issuer}/jwks`)).json()) as { keys: JWK[] };
    return keys[0]!;
  };
  const signedBy = async (key: JWK, header: object = {}): Promise<string> =>
    new SignJWT(claims())
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid ?? '', ...header })
      .sign(await importJWK(key, 'ES256'), { crit: { x: true } });

  it('that is good is taken: what follows is refused for what it is', async () => {
    expect(await bearing(await ledger.issuer.tokenFor(AUDITOR))).toBe(200);
  });

  it('signed with the issuer’s public key as a shared secret is refused, in every form of that key', async () => {
    const key = await publicKey();
    const spki = createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
    const forms = [
      await exportSPKI(spki),
      spki.export({ type: 'spki', format: 'der' }),
      JSON.stringify(key),
      key.x!,
      Buffer.from(key.x!, 'base64url'),
    ];
    for (const secret of forms) {
      const content = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })}.${encoded(claims())}`;
      const signature = createHmac('sha256', secret).update(content).digest('base64url');
      expect(await bearing(`${content}.${signature}`)).toBe(401);
    }
  });

  it.each(['none', 'None', 'NONE', 'nOnE', ''])('that says its algorithm is “%s” is refused', async (alg) => {
    const content = `${encoded({ alg, typ: 'at+jwt' })}.${encoded(claims())}`;
    for (const signature of ['', 'x', encoded('x')])
      expect(await bearing(`${content}.${signature}`)).toBe(401);
  });

  it('signed with another key under the issuer’s key id is refused', async () => {
    const { kid } = await publicKey();
    expect(await bearing(await signedBy({ ...(await newSigningKey()), kid: kid! }))).toBe(401);
  });

  it.each([
    ['another key’s id', () => ({ kid: 'another' })],
    ['a path', () => ({ kid: '../../../../dev/null' })],
    ['SQL', () => ({ kid: "x' UNION SELECT 'secret' --" })],
    ['an address', () => ({ kid: `${trapUrl}/jwks` })],
    ['the address of other keys', () => ({ jku: `${trapUrl}/jwks` })],
    ['the address of a certificate', () => ({ x5u: `${trapUrl}/cert` })],
    ['an extension it asks to heed', () => ({ crit: ['x'], x: 1 })],
  ])('whose header names %s is refused, and nothing is fetched', async (_, header) => {
    expect(await bearing(await signedBy(await newSigningKey(), header()))).toBe(401);
    expect(caught).toEqual([]);
  });

  it('that brings its own key is refused', async () => {
    const { d, ...jwk } = await newSigningKey();
    expect(createLocalJWKSet({ keys: [jwk as JWK] })).toBeDefined();
    expect(await bearing(await signedBy({ ...jwk, d } as JWK, { jwk }))).toBe(401);
  });

  it('of another kind from the same issuer, such as an ID token, is refused', async () => {
    const [, payload] = (await ledger.issuer.tokenFor(AUDITOR)).split('.');
    expect(payload).toBeDefined();
    expect(
      await bearing(await ledger.issuer.tokenFor(AUDITOR, { audience: 'partnership-ledger-console' })),
    ).toBe(401);
  });

  it.each([
    ['in a place where the issuer does not put them', { realm_access: { roles: ['auditor'] } }],
    [
      'under other names',
      { role: 'auditor', groups: ['auditor'], authorities: ['auditor'], scope: 'auditor' },
    ],
    ['nested', { roles: { roles: ['auditor'] } }],
    ['in a list of lists', { roles: [['auditor']] }],
    ['in other letters', { roles: ['AUDITOR', 'auditor ', 'audіtor'] }],
    ['as a pattern', { roles: ['*', 'audit*', 'auditor,administrator'] }],
    ['by inheritance', { roles: { __proto__: null, 0: 'auditor', length: 1 } }],
  ])('gives no role %s', async (_, content) => {
    expect(await bearing(await ledger.issuer.tokenFor(AUDITOR, { claims: content }))).toBe(403);
  });

  it('gives the roles that it names, and not those that headers, parameters or a second header do', async () => {
    const dpo = await ledger.issuer.tokenFor({ id: 'd', roles: ['dpo'] });
    const others = {
      'x-roles': 'auditor',
      'x-forwarded-user': 'auditor',
      roles: 'auditor',
      cookie: 'roles=auditor',
    };
    expect(await bearing(dpo, `/v1/partnerships/${theirs}`, others)).toBe(404);
    expect(await bearing(dpo, `/v1/partnerships/${theirs}?roles=auditor`)).toBe(422);
    const auditor = await ledger.issuer.tokenFor(AUDITOR);
    const { status } = await rawRequest(ledger.url, {
      ...{ method: 'GET', path: `/v1/partnerships/${theirs}` },
      headers: { authorization: [`Bearer ${dpo}`, `Bearer ${auditor}`] },
    });
    expect(status).toBe(404);
  });

  it('in the address, or in the cookie of the pages, opens no API', async () => {
    const token = await ledger.issuer.tokenFor(AUDITOR);
    for (const path of [
      `/v1/portfolio?access_token=${token}`,
      `/v1/portfolio?authorization=Bearer%20${token}`,
    ])
      expect((await ledger.request('GET', path, { as: null })).status).toBe(401);
    const cookie = { headers: { cookie: `${SESSION_COOKIE}=${token}` } };
    expect((await ledger.request('GET', '/v1/portfolio', { as: null, ...cookie })).status).toBe(401);
  });
});

describe('A body', () => {
  interface Operation {
    readonly requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  }
  const commands = async (): Promise<[string, string][]> => {
    const { body } = await ledger.request('GET', '/openapi.json', { as: null });
    return Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, operations]) =>
        Object.entries(operations)
          .filter(([, { requestBody }]) => requestBody)
          .map(([method]): [string, string] => [method.toUpperCase(), path]),
    );
  };
  const ENVELOPE = {
    actor: { id: 'x', roles: ['administrator'], onBehalfOf: null },
    ...{
      recordedAt: '2000-01-01T00:00:00Z',
      position: '1',
      revision: 1,
      eventId: randomUUID(),
      id: randomUUID(),
    },
    ...{ commandId: randomUUID(), fingerprint: 'x', correlationId: randomUUID(), causationId: randomUUID() },
    ...{ mandateId: randomUUID(), onBehalfOf: randomUUID(), roles: ['auditor'], type: 'x', version: 1 },
  };
  const RESERVED = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}';

  it('of no command says who acts, when it was recorded, where, or under which id', async () => {
    const all = await commands();
    expect(all.length).toBeGreaterThan(34);
    const head = await ledger.ledger.store.head();
    for (const [method, pattern] of all) {
      const path = pattern
        .replace('{gate}', 'conception')
        .replace('{panel}', 'beneficiaries')
        .replace('{id}', pattern.includes('organisations') ? carrier : theirs)
        .replace(/\{\w+\}/g, randomUUID());
      // Whoever may use the route: what is looked at is the contract, which is held before anything is done.
      const roles: TestPerson['roles'] = ['administrator', 'data-steward', 'dpo', 'partner'];
      const sent = async (body: string): Promise<Answer> =>
        ledger.request(method, path, {
          as: { id: 'anyone', roles },
          headers: {
            ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
            ...(/^\/v1\/[\w-]+$/.test(path) || /\/mandates$|^\/v1\/partnerships\/[^/]+\/rounds$/.test(path)
              ? { 'If-None-Match': '*' }
              : { 'If-Match': `"${TEST_TOKENS.revision(0, theirs)}"` }),
          },
          body,
        });
      const { status, body } = await sent(JSON.stringify(ENVELOPE));
      const unknown = (body.errors as { code: string; pointer?: string }[])
        .filter(({ code }) => code === 'UNKNOWN_FIELD')
        .map(({ pointer }) => pointer?.slice(2));
      expect({
        path: pattern,
        status,
        actor: unknown.includes('actor'),
        at: unknown.includes('recordedAt'),
      }).toEqual({
        ...{ path: pattern, status: 422, actor: true, at: true },
      });
      expect(unknown).toEqual(expect.arrayContaining(['position', 'commandId', 'fingerprint']));
      const reserved = await sent(RESERVED);
      expect({ path: pattern, status: reserved.status }).toEqual({ path: pattern, status: 422 });
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(await ledger.ledger.store.head()).toBe(head);
  });

  const creation = (body: string, headers: Record<string, string> = {}) =>
    ledger.request('POST', '/v1/partnerships', {
      headers: {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), 'If-None-Match': '*' },
        ...headers,
      },
      body,
    });

  it.each([
    ['forty thousand fields', () => `{${Array.from({ length: 20_000 }, (_, at) => `"f${at}":1`).join()}}`],
    ['forty thousand items', () => `{"populations":[${Array(40_000).fill('"x"').join()}]}`],
    ['the same field twenty thousand times', () => `{${Array(12_000).fill('"title":"x"').join()}}`],
    ['lists in lists', () => `{"title":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
    ['a number of two hundred thousand digits', () => `{"title":${'9'.repeat(200_000)}}`],
    ['numbers past all bounds', () => '{"title":1e999,"occurredOn":-1e999}'],
    ['a text of two hundred thousand letters', () => JSON.stringify({ title: 'a'.repeat(200_000) })],
    ['two hundred thousand escapes', () => `{"title":"${'\\u0061'.repeat(40_000)}"}`],
    ['names that hide one another', () => JSON.stringify({ hasOwnProperty: 1, toString: 1, valueOf: 1 })],
  ])('made of %s is dealt with at once', async (_, body) => {
    const { status, text } = await atOnce(() => creation(body()));
    expect(status).toBeLessThan(500);
    expect(text.length).toBeLessThan(100_000);
  });
});

describe('A text that makes patterns go round for ever', () => {
  const ROUND = [
    'a'.repeat(199) + '!',
    '%_'.repeat(100),
    '('.repeat(200),
    '\\'.repeat(200),
    `${'a '.repeat(99)}b`,
    'a b c d e f g h i j k l',
  ];
  it.each(['search', 'territory', 'organisation', 'asOf', 'knownAt', 'cursor', 'after'])(
    'is answered at once in `%s`',
    async (name) => {
      for (const text of [...ROUND, '1'.repeat(1_500), `${'2026-01-01T'.repeat(100)}`]) {
        const query = new URLSearchParams({ [name]: text });
        const { status } = await atOnce(() => ledger.request('GET', `/v1/partnerships?${query}`));
        expect(status).toBeLessThan(500);
      }
    },
  );

  it.each([
    ['accept-language', `${'fr;q=0.9,'.repeat(900)}en`],
    ['accept', `${'text/csv;q=0.9,'.repeat(500)}x`],
    ['if-match', `"${'\\"'.repeat(3_000)}`],
    ['idempotency-key', `"${'\\\\'.repeat(3_000)}`],
    ['authorization', `Bearer ${'a.'.repeat(3_000)}=`],
    ['cookie', `${'a=b;'.repeat(1_500)}`],
    ['content-type', `application/json;${' '.repeat(3_000)}x`],
    ['x-correlation-id', 'a-'.repeat(3_000)],
    ['ledger-on-behalf-of', 'a-'.repeat(3_000)],
  ])('is answered at once in the header %s', async (name, value) => {
    const { status } = await atOnce(() =>
      ledger.request('POST', `/v1/partnerships/${theirs}/suspensions`, {
        headers: { 'Content-Type': 'application/json', [name]: value },
        body: '{"reason":"other"}',
      }),
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it.each(['link', 'fileName', 'text'])('is answered at once in a piece of evidence’s %s', async (field) => {
    for (const text of [
      `http://${'a'.repeat(900)}!`,
      `http://${'a.'.repeat(400)}`,
      `http://[${':'.repeat(500)}`,
      'x@'.repeat(400),
    ]) {
      const body = { criterion: 'need-analysed', kind: 'link', [field]: text, occurredOn: '2015-02-01' };
      const { status } = await atOnce(() =>
        ledger.command(`partnerships/${theirs}`, 'gates/conception/evidence', body),
      );
      expect(status).toBeLessThan(500);
    }
  });
});

describe('A link to evidence', () => {
  it('is kept and shown, and never followed', async () => {
    const links = [`${trapUrl}/latest/meta-data/`, `http://127.0.0.1:1/`, `http://169.254.169.254/latest/`];
    for (const link of links) {
      const { status, text } = await ledger.command(`partnerships/${theirs}`, 'gates/conception/evidence', {
        ...{ criterion: 'need-analysed', kind: 'link', link, occurredOn: '2015-02-02', audience: 'parties' },
      });
      expect({ link, status, text: status === 200 ? '' : text }).toEqual({ link, status: 200, text: '' });
    }
    const token = await ledger.issuer.tokenFor(DATA_STEWARD);
    for (const path of [
      `/v1/partnerships/${theirs}`,
      `/v1/partnerships/${theirs}/timeline`,
      '/v1/watch',
      '/v1/portfolio',
    ])
      expect(await bearing(token, path)).toBe(200);
    const sheet = await ledger.read(`partnerships/${theirs}`);
    expect(sheet.text).toContain(`${trapUrl}/latest/meta-data/`);
    const page = await ledger.request('GET', `/partnerships/${theirs}`, {
      headers: { cookie: `${SESSION_COOKIE}=${token}` },
    });
    expect(page.text).toContain('/latest/meta-data/');
    expect(caught).toEqual([]);
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'gopher://127.0.0.1/',
    'ftp://x/',
    '//x/y',
  ])('that is none of the web (%s) is refused', async (link) => {
    const { status } = await ledger.command(`partnerships/${theirs}`, 'gates/conception/evidence', {
      ...{ criterion: 'need-analysed', kind: 'link', link, occurredOn: '2015-02-02' },
    });
    expect(status).toBe(422);
  });
});

describe('A spreadsheet', () => {
  const FORMULAS = ['=cmd|"/C calc"!A0', '+1+1', '-1-1', '@SUM(A1)', '\t=1+1', '\r=1+1', '＝1+1', '"=1+1'];

  it('holds no text that it would take for a formula, in any list', async () => {
    for (const [place, text] of FORMULAS.entries()) {
      const organisation = await ledger.create('organisations', {
        ...{ name: `${text} ${place}`, sphere: 'company', occurredOn: '2014-01-01' },
      });
      await ledger.create('partnerships', {
        ...{ title: `${text} ${place}`, standing: 'conception', occurredOn: '2015-01-10' },
        ...{
          populations: [text],
          territories: [{ level: 'local', code: null, vintage: null, name: text, kind: 'born' }],
        },
        parties: [{ organisationId: organisation, roles: ['carrier'] }],
      });
    }
    const lists = [
      'partnerships',
      'organisations',
      'watch',
      'stage-stays',
      'indicators',
      `partnerships/${theirs}/timeline`,
    ];
    let found = 0;
    for (const list of lists) {
      const { text, status } = await ledger.read(list, { headers: { accept: 'text/csv' } });
      expect({ list, status }).toEqual({ list, status: 200 });
      const cells = csvRecords(text.replace(/^\uFEFF/, ''))
        .slice(1)
        .flat();
      found += cells.filter((cell) => cell.includes('1+1')).length;
      const dangerous = cells.filter(
        (cell) => /^[=+\-@\t\r＝]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell),
      );
      expect({ list, dangerous }).toEqual({ list, dangerous: [] });
    }
    expect(found).toBeGreaterThan(5);
  });
});

describe('A line break', () => {
  /** What comes back to bytes as they are: no client would send them. */
  const sentAsIs = (bytes: string): Promise<string> => {
    const { hostname, port } = new URL(ledger.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    });
  };
  const headersOf = (answer: string): string => answer.split('\r\n\r\n')[0]!.toLowerCase();

  it('in an address makes no header', async () => {
    const token = await ledger.issuer.tokenFor(DATA_STEWARD);
    for (const path of [
      '/v1/partnerships?limit=1&search=%0d%0aSet-Cookie:%20x=1',
      '/v1/partnerships%0d%0aSet-Cookie:%20x=1',
      '/partnerships?lang=%0d%0aSet-Cookie:%20x=1',
      '/assets/console.css%0d%0aSet-Cookie:%20x=1',
      '/sign-in?to=/%0d%0aSet-Cookie:%20x=1',
      '/v1/partnerships?limit=1&search=%E5%98%8A%E5%98%8DSet-Cookie:%20x=1',
    ]) {
      const answer = await sentAsIs(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 \d{3}/);
      expect(headersOf(answer)).not.toMatch(/^set-cookie: x=1/m);
    }
  });

  it('in a header makes no other, in what is answered', async () => {
    for (const value of [
      'a\nSet-Cookie: x=1',
      'a\r Set-Cookie: x=1',
      'a\u010d\u010aSet-Cookie: x=1',
      'a%0d%0aSet-Cookie: x=1',
    ]) {
      for (const name of ['X-Correlation-Id', 'Accept-Language', 'Origin', 'X-Request-Id']) {
        const answer = await sentAsIs(
          `GET /health/live HTTP/1.1\r\nHost: x\r\n${name}: ${value}\r\nConnection: close\r\n\r\n`,
        );
        expect(answer).toMatch(/^HTTP\/1\.1 \d{3}/);
        expect(headersOf(answer)).not.toMatch(/^set-cookie/m);
      }
    }
  });

  it('in a file’s name or a title stands in no header', async () => {
    const id = await ledger.create('partnerships', {
      ...{ title: 'x\r\nSet-Cookie: x=1', occurredOn: '2015-01-10' },
    });
    const { status } = await ledger.command(`partnerships/${theirs}`, 'gates/conception/evidence', {
      ...{
        criterion: 'need-analysed',
        kind: 'file',
        fileName: 'a\r\nSet-Cookie: x=1',
        sha256: 'a'.repeat(64),
      },
      ...{ occurredOn: '2015-02-03' },
    });
    expect([200, 422]).toContain(status);
    for (const [path, accept] of [
      [`partnerships/${id}`, 'application/json'],
      [`partnerships/${theirs}`, 'application/json'],
      ['partnerships', 'text/csv'],
    ] as const) {
      const { headers } = await ledger.read(path, { headers: { accept } });
      expect([...headers.keys()]).not.toContain('set-cookie');
    }
  });

  it('says no other host than ours where it leads: addresses are paths, whatever host was asked for', async () => {
    const token = await ledger.issuer.tokenFor(DATA_STEWARD);
    const { headers } = await rawRequest(ledger.url, {
      ...{ method: 'GET', path: '/v1/partnerships?limit=1' },
      headers: { authorization: `Bearer ${token}`, host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(headers.link).toBeDefined();
    expect(JSON.stringify(headers)).not.toContain('evil.example');
  });
});

describe('A form of the pages', () => {
  /** Routes by their methods, as the router of the running application has them. */
  const forms = (): string[] => {
    const { router } = ledger.ledger.application.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    return router.stack.flatMap(({ route }) =>
      route?.methods.post && !route.path.startsWith('/v1/') ? [route.path] : [],
    );
  };

  const fromElsewhere = (): readonly Record<string, string>[] => [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${ledger.url}.evil.example` },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { referer: `${ledger.url}/` },
    {},
  ];

  it('that another site sends is refused, whatever it is, and changes nothing', async () => {
    const cookie = `${SESSION_COOKIE}=${await ledger.issuer.tokenFor({
      ...{ id: 'anyone', roles: ['administrator', 'data-steward', 'funder'] },
    })}`;
    const all = forms();
    expect(all.length).toBeGreaterThan(4);
    const head = await ledger.ledger.store.head();
    for (const pattern of all) {
      const path = pattern.replace(':id', theirs).replace(/:\w+/g, randomUUID());
      for (const headers of fromElsewhere()) {
        const { status } = await ledger.request('POST', path, {
          ...{ as: null, redirect: 'manual', body: new URLSearchParams({ name: 'x', _key: randomUUID() }) },
          headers: { cookie, ...headers },
        });
        expect({ path: pattern, headers, status }).toEqual({ path: pattern, headers, status: 403 });
      }
    }
    expect(await ledger.ledger.store.head()).toBe(head);
  });

  it('is answered to no other site: nothing says that another may read', async () => {
    const token = await ledger.issuer.tokenFor(DATA_STEWARD);
    for (const path of ['/', '/v1/portfolio', '/openapi.json', '/health/live']) {
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await ledger.request(method, path, {
          ...{ as: null, redirect: 'manual' },
          headers: { origin: 'https://evil.example', authorization: `Bearer ${token}` },
        });
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      }
    }
  });
});

describe('A path that steps up the folders', () => {
  it.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%252e%252e%252fpackage.json',
    '/assets/....//....//package.json',
    '/assets/console.css%00.svg',
    '/assets/__proto__',
    '/assets/constructor',
    '/assets//etc/passwd',
    '/../../etc/passwd',
    '/partnerships/..%2f..%2fetc%2fpasswd',
    '/organisations/%2e%2e%2f%2e%2e%2fopenapi.json',
  ])('finds no file: %s', async (path) => {
    const { status, text } = await rawRequest(ledger.url, {
      ...{ method: 'GET', path },
      headers: { cookie: `${SESSION_COOKIE}=${await ledger.issuer.tokenFor(DATA_STEWARD)}` },
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/"dependencies"|root:|@layer/);
  });
});

it('has heard nothing of us at the end of all this', () => {
  expect(caught).toEqual([]);
});
