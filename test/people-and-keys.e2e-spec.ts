import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { addDays, businessDateOf, ORGANISATION } from '#domain';
import { createLogger } from '#platform';
import { type TestPerson } from '#platform/testing';
import { EvaluatedPartnership } from './testing/evaluated-partnership.js';
import { DATA_STEWARD, RunningLedger, type Answer } from './testing/running-ledger.js';

const ADA: TestPerson = { id: 'ada', roles: ['administrator'] };
const OCTAVE: TestPerson = { id: 'octave', roles: ['dpo'] };
const ACHILLE: TestPerson = { id: 'achille', roles: ['auditor'] };

let ledger: RunningLedger;
let owner: Client;
let now = new Date();
const lines: string[] = [];

beforeAll(async () => {
  ledger = await RunningLedger.start(() => now, {
    logger: createLogger('info', { write: (line) => void lines.push(line) }),
  });
  owner = new Client({ connectionString: ledger.database.adminUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await ledger?.stop();
});

afterEach(() => {
  now = new Date();
});

const json = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
});

const inDays = (days: number): string => addDays(businessDateOf(new Date()), days);

const READER = { name: 'Export', roles: ['data-steward'], expiresOn: inDays(30) };

async function make(account: object = READER, key: string = randomUUID(), as = ADA): Promise<Answer> {
  const { body, headers } = json(account);
  return ledger.request('POST', '/v1/service-accounts', {
    as,
    body,
    headers: { ...headers, 'Idempotency-Key': key },
  });
}

const withKey = (key: string, path = '/v1/portfolio', method = 'GET', init: RequestInit = {}) =>
  ledger.request(method, path, {
    as: null,
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${key}` },
  });

const outcome = ({ status, body }: Answer): string => `${status} ${body?.code ?? ''}`.trim();

describe('A key', () => {
  it('is shown once, and kept as a hash only', async () => {
    const idempotency = randomUUID();
    const made = await make(READER, idempotency);
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^plk_[0-9a-f]{32}_[\w-]{43}$/);
    expect(made.headers.get('location')).toBe(`/v1/service-accounts/${made.body.accountId}`);
    expect(outcome(await make(READER, idempotency))).toBe('409 ALREADY_EXISTS');
    const secret = made.body.key.slice(-43);
    const { rows } = await owner.query('SELECT service_account::text AS kept FROM access.service_account');
    expect(rows.map(({ kept }) => kept).join()).not.toContain(secret);
    expect(
      JSON.stringify((await ledger.request('GET', '/v1/service-accounts', { as: ADA })).body),
    ).not.toContain(secret);
    expect((await withKey(made.body.key)).status).toBe(200);
    expect(lines.join()).not.toContain(secret);
  });

  it('may do what its roles do, and only read unless it is said otherwise', async () => {
    const { body: reader } = await make();
    expect(outcome(await withKey(reader.key, '/v1/service-accounts'))).toBe('403 FORBIDDEN');
    const post = (key: string) => {
      const { body, headers } = json({ name: 'Fictive', sphere: 'association', occurredOn: '2020-01-01' });
      return withKey(key, '/v1/organisations', 'POST', {
        body,
        headers: { ...headers, 'Idempotency-Key': randomUUID(), 'If-None-Match': '*' },
      });
    };
    expect(outcome(await post(reader.key))).toBe('403 FORBIDDEN');
    const { body: writer } = await make({ ...READER, readOnly: false });
    expect((await post(writer.key)).status).toBe(201);
    const auditor = (await make({ ...READER, roles: ['auditor'], readOnly: false })).body;
    expect(outcome(await post(auditor.key))).toBe('403 FORBIDDEN');
  });

  it('acts under the account’s own id', async () => {
    const { body: writer } = await make({ ...READER, readOnly: false });
    const { body, headers } = json({
      name: 'D’un programme',
      sphere: 'association',
      occurredOn: '2020-01-01',
    });
    const { body: made } = await withKey(writer.key, '/v1/organisations', 'POST', {
      body,
      headers: { ...headers, 'Idempotency-Key': randomUUID(), 'If-None-Match': '*' },
    });
    const envelopes: string[] = [];
    for await (const { metadata } of ledger.ledger.store.readStream(`${ORGANISATION}-${made.id}`))
      envelopes.push(metadata);
    expect(envelopes).toEqual([expect.stringContaining(`"${writer.accountId}"`)]);
  });

  it('acts for no organisation but its own', async () => {
    const organisationId = randomUUID();
    const { body: its } = await make({ ...READER, organisationId });
    const { body: none } = await make();
    const onBehalfOf = (key: string, organisation: string) =>
      withKey(key, '/v1/portfolio', 'GET', { headers: { 'Ledger-On-Behalf-Of': organisation } });
    expect((await onBehalfOf(its.key, organisationId)).status).toBe(200);
    expect(outcome(await onBehalfOf(its.key, randomUUID()))).toBe('403 FORBIDDEN');
    expect(outcome(await onBehalfOf(none.key, organisationId))).toBe('403 FORBIDDEN');
  });

  it.each([
    ['another secret', (key: string) => key.slice(0, -43) + 'A'.repeat(43)],
    ['another account', (key: string) => `plk_${'0'.repeat(32)}_${key.slice(-43)}`],
    ['something cut off', (key: string) => key.slice(0, -1)],
    ['its hash for a secret', (key: string) => `plk_${key.slice(4, 36)}_${'-'.repeat(43)}`],
    ['nothing but the prefix', () => 'plk_'],
  ])('opens nothing with %s', async (_, change) => {
    const { body } = await make();
    const refused = await withKey(change(body.key));
    expect(outcome(refused)).toBe('401 UNAUTHENTICATED');
    expect(refused.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('is good until the end of its last day', async () => {
    const lastDay = inDays(3);
    const { body } = await make({ ...READER, expiresOn: lastDay });
    now = new Date(`${lastDay}T20:00:00Z`);
    expect((await withKey(body.key)).status).toBe(200);
    now = new Date(`${addDays(lastDay, 1)}T12:00:00Z`);
    expect(outcome(await withKey(body.key))).toBe('401 UNAUTHENTICATED');
  });

  it('is revoked at once, whoever revokes it again', async () => {
    const { body } = await make();
    const revoke = () =>
      ledger.request('POST', `/v1/service-accounts/${body.accountId}/revocation`, { as: ADA });
    const first = await revoke();
    expect(first.body.revokedAt).not.toBeNull();
    expect(outcome(await withKey(body.key))).toBe('401 UNAUTHENTICATED');
    expect((await revoke()).body.revokedAt).toBe(first.body.revokedAt);
    const unknown = `/v1/service-accounts/${randomUUID()}/revocation`;
    expect(outcome(await ledger.request('POST', unknown, { as: ADA }))).toBe('404 NOT_FOUND');
  });

  it.each([
    ['no end', { expiresOn: undefined }],
    ['an end of yesterday', { expiresOn: inDays(-1) }],
    ['an end in more than a year', { expiresOn: inDays(380) }],
    ['no role', { roles: [] }],
    ['the role of administrator', { roles: ['administrator'] }],
    ['the role of data protection officer', { roles: ['dpo'] }],
    ['what nobody asked for', { secret: 'mine' }],
    ['an id of its own', { accountId: randomUUID() }],
  ])('is not made with %s', async (_, change) => {
    expect((await make({ ...READER, ...change })).status).toBe(422);
  });

  it('is made by administrators only, of whom no key is one', async () => {
    for (const as of [DATA_STEWARD, OCTAVE, ACHILLE])
      expect(outcome(await make(READER, randomUUID(), as))).toBe('403 FORBIDDEN');
    const { body } = await make({ ...READER, readOnly: false });
    const { body: sent, headers } = json(READER);
    const asked = { body: sent, headers: { ...headers, 'Idempotency-Key': randomUUID() } };
    expect(outcome(await withKey(body.key, '/v1/service-accounts', 'POST', asked))).toBe('403 FORBIDDEN');
  });

  it('is for programs: no page takes it', async () => {
    const { body } = await make();
    const page = await fetch(`${ledger.url}/`, {
      headers: { cookie: `partnership-ledger-session=${body.key}` },
      redirect: 'manual',
    });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in']);
  });
});

describe('Names and addresses', () => {
  const ALMA: TestPerson = { id: 'alma', roles: ['partner'] };
  const idOf = (person: TestPerson): string => ledger.issuer.callerOf(person).id;
  const signIn = (as: TestPerson, idToken: string) =>
    ledger.request('PUT', '/v1/people/me', { as, ...json({ idToken }) });
  const known = async (person: TestPerson) => {
    const { body } = await ledger.request('GET', '/v1/people?limit=200', { as: ADA });
    return body.items.find(({ actorId }: { actorId: string }) => actorId === idOf(person));
  };
  const named = (name: string, email = 'alma@example.org') =>
    ledger.issuer.idTokenFor(ALMA, { claims: { name, email } });

  it('come from the issuer’s ID token when someone signs in, and follow it', async () => {
    expect((await signIn(ALMA, await named('Alma Fictive'))).status).toBe(204);
    expect(await known(ALMA)).toMatchObject({
      name: 'Alma Fictive',
      email: 'alma@example.org',
      erasedAt: null,
    });
    await signIn(ALMA, await named('Alma Nouvelle'));
    expect(await known(ALMA)).toMatchObject({ name: 'Alma Nouvelle' });
  });

  it('are not taken from someone else’s token, an access token, nor one of another client', async () => {
    expect((await signIn(ACHILLE, await named('Ada Administration'))).status).toBe(422);
    expect((await signIn(ALMA, await ledger.issuer.tokenFor(ALMA))).status).toBe(422);
    const others = await ledger.issuer.idTokenFor(ALMA, { audience: 'shop', claims: { name: 'Autre' } });
    expect((await signIn(ALMA, others)).status).toBe(422);
    expect((await signIn(ALMA, 'a.b.c')).status).toBe(422);
    expect(await known(ALMA)).toMatchObject({ name: 'Alma Nouvelle' });
  });

  it('are listed for administrators and the data protection officer, page by page', async () => {
    for (const name of ['Zoé', 'Bao', 'Carl'])
      await ledger.request('PUT', `/v1/people/${randomUUID()}`, { as: ADA, ...json({ name }) });
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const asked: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await ledger.request('GET', `/v1/people?limit=2${asked}`, { as: OCTAVE });
      names.push(...body.items.map(({ name }: { name: string }) => name));
      cursor = body.next;
    } while (cursor !== null);
    expect(names).toEqual(['Alma Nouvelle', 'Bao', 'Carl', 'Zoé']);
    for (const as of [DATA_STEWARD, ACHILLE, ALMA])
      expect(outcome(await ledger.request('GET', '/v1/people', { as }))).toBe('403 FORBIDDEN');
  });

  it('are erased by the data protection officer, and signing in does not bring them back', async () => {
    const erase = (as: TestPerson) => ledger.request('DELETE', `/v1/people/${idOf(ALMA)}`, { as });
    expect(outcome(await erase(ADA))).toBe('403 FORBIDDEN');
    expect((await erase(OCTAVE)).status).toBe(204);
    expect(await known(ALMA)).toMatchObject({ name: null, email: null, erasedAt: expect.any(String) });
    await signIn(ALMA, await named('Alma Fictive'));
    expect(await known(ALMA)).toMatchObject({ name: null, email: null });
    const { rows } = await owner.query('SELECT person::text AS kept FROM access.person');
    expect(JSON.stringify(rows)).not.toContain('alma@example.org');
    const unknown = `/v1/people/${randomUUID()}`;
    expect(outcome(await ledger.request('DELETE', unknown, { as: OCTAVE }))).toBe('404 NOT_FOUND');
    await ledger.request('PUT', `/v1/people/${idOf(ALMA)}`, { as: ADA, ...json({ name: 'Alma' }) });
    expect(await known(ALMA)).toMatchObject({ name: 'Alma', erasedAt: null });
  });
});

describe('What an auditor reads', () => {
  const reads = async (as: TestPerson = ADA) =>
    (await ledger.request('GET', '/v1/reads?limit=200', { as })).body.items as {
      actorId: string;
      method: string;
      route: string;
      path: string;
    }[];

  it('is recorded with its ids, and without what was searched for; what others read is not', async () => {
    const id = await ledger.create('partnerships', {
      ...{ title: 'Un jardin (fictif)', standing: 'conception', occurredOn: '2015-01-10' },
    });
    await ledger.read('portfolio');
    await ledger.request('GET', `/v1/partnerships/${id}`, { as: ACHILLE });
    await ledger.request('GET', '/v1/partnerships?q=Jeanne+Martin', { as: ACHILLE });
    await ledger.request('GET', '/v1/partnerships/jeanne.martin@example.org', { as: ACHILLE });
    await ledger.request('GET', '/v1/portfolio', { as: DATA_STEWARD });
    const seen = await reads();
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/partnerships/…',
      'GET /v1/partnerships',
      `GET /v1/partnerships/${id}`,
    ]);
    expect(new Set(seen.map(({ actorId }) => actorId))).toEqual(
      new Set([ledger.issuer.callerOf(ACHILLE).id]),
    );
    expect(seen.at(-1)?.route).toBe('/v1/partnerships/:id');
  });

  it('is shown to auditors too, whose look at it is recorded before they see it', async () => {
    expect((await reads(ACHILLE))[0]?.path).toBe('/v1/reads');
    for (const as of [DATA_STEWARD, OCTAVE])
      expect(outcome(await ledger.request('GET', '/v1/reads', { as }))).toBe('403 FORBIDDEN');
  });

  it('is not answered where it cannot be recorded', async () => {
    await owner.query('ALTER TABLE access.read_log RENAME TO gone');
    try {
      expect((await ledger.request('GET', '/v1/portfolio', { as: ACHILLE })).status).toBe(500);
      expect((await ledger.request('GET', '/v1/portfolio')).status).toBe(200);
    } finally {
      await owner.query('ALTER TABLE access.gone RENAME TO read_log');
    }
  });

  it('is neither changed nor deleted by the services, but for what is a year old', async () => {
    await owner.query(
      `INSERT INTO access.read_log (at, actor_id, method, route, path)
       VALUES (now() - interval '13 months', $1, 'GET', '/old', '/old'), (now() - interval '11 months', $1, 'GET', '/late', '/late')`,
      [randomUUID()],
    );
    const service = new Client({ connectionString: ledger.database.url });
    await service.connect();
    try {
      await expect(service.query('DELETE FROM access.read_log')).rejects.toThrow('permission denied');
      await expect(service.query("UPDATE access.read_log SET path = ''")).rejects.toThrow(
        'permission denied',
      );
      await service.query('SELECT access.forget_old_reads()');
    } finally {
      await service.end();
    }
    const paths = (await reads()).map(({ path }) => path);
    expect([paths.includes('/old'), paths.includes('/late')]).toEqual([false, true]);
  });
});

describe('Many calls from one address', () => {
  let limited: RunningLedger;

  beforeAll(async () => {
    limited = await RunningLedger.start(undefined, { environment: { RATE_LIMIT_PER_MINUTE: '20' } });
  });

  afterAll(() => limited?.stop());

  it('with wrong keys are counted against where they come from, and lock nobody out of an account', async () => {
    const { body, headers } = json(READER);
    const { body: made } = await limited.request('POST', '/v1/service-accounts', {
      as: ADA,
      body,
      headers: { ...headers, 'Idempotency-Key': randomUUID() },
    });
    const ask = async (key: string) =>
      (
        await limited.request('GET', '/v1/portfolio', {
          as: null,
          headers: { authorization: `Bearer ${key}` },
        })
      ).status;
    const wrong = `${made.key.slice(0, -43)}${'A'.repeat(43)}`;
    const statuses: number[] = [];
    for (let turn = 0; turn < 25; turn += 1) statuses.push(await ask(wrong));
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    // From the same address, while it is refused: whoever holds the secret comes in.
    expect(await ask(made.key)).toBe(200);
    const calls = await Promise.all(Array.from({ length: 25 }, () => ask(made.key)));
    expect(calls.filter((status) => status === 429).length).toBeGreaterThan(0);
  });

  it('by the members of a panel are counted by their invitations, and those that guess at one by the address', async () => {
    const life = await EvaluatedPartnership.in(limited);
    const tokens = await life.invite(await life.open(), 30);
    const get = async (path: string, headers: Record<string, string> = {}) =>
      (await limited.request('GET', path, { as: null, headers })).status;
    const ask = (token: string) => get(`/v1/invitations/${token}`);
    const page = (token: string) => get(`/invitation/${token.split('.')[0]}`);
    const inTurn = async (statuses: readonly (() => Promise<number>)[]) => {
      const told: number[] = [];
      for (const status of statuses) told.push(await status());
      return told;
    };
    // Thirty in one hall, twenty a minute: each is let in, by the API and on the pages.
    const hall = tokens.flatMap((token) => [() => ask(token), () => page(token)]);
    expect(new Set(await inTurn(hall))).toEqual(new Set([200]));
    const guess = () => `${randomBytes(48).toString('base64url')}.${'s'.repeat(22)}`;
    const guessed = await inTurn(Array.from({ length: 22 }, () => () => ask(guess())));
    expect(guessed.filter((status) => status === 404)).toHaveLength(20);
    expect(guessed.at(-1)).toBe(429);
    // To say that one comes from elsewhere helps nobody.
    expect(await get(`/v1/invitations/${guess()}`, { 'x-forwarded-for': '203.0.113.7' })).toBe(429);
    expect(await page(guess())).toBe(429);
    // From the same address, while it is refused: a good one opens.
    expect([await ask(tokens[0]!), await page(tokens[1]!)]).toEqual([200, 200]);
    // One that asks too often waits, and nobody with it: of so many, more than twenty are of one minute.
    const often = await inTurn(Array.from({ length: 42 }, () => () => ask(tokens[2]!)));
    expect(often).toContain(429);
    expect(await ask(tokens[3]!)).toBe(200);
  });
});
