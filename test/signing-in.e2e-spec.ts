import { createHash } from 'node:crypto';
import { newSigningKey, SESSION_COOKIE, TokenIssuer } from '#platform';
import { freePort, type GivenForCode, type TestPerson } from '#platform/testing';
import { RunningLedger } from './testing/running-ledger.js';
import { SignInVisitor, type Visited } from './testing/sign-in-visitor.js';

const ALMA: TestPerson = { id: 'alma', roles: ['auditor'] };

let ledger: RunningLedger;

beforeAll(async () => {
  ledger = await RunningLedger.start(undefined, { port: await freePort() });
});

afterAll(() => ledger?.stop());

/** Someone sent to the issuer from a page. */
async function sentToIssuer(path = '/watch?days=30') {
  const visitor = new SignInVisitor(ledger.url);
  const door = await visitor.get(path);
  const { location: asked } = await visitor.get(door.location ?? '');
  if (!asked) throw new Error('not sent anywhere');
  return { visitor, door, asked };
}

/** What comes of coming back with what the issuer was made to give. */
async function comingBack(given: GivenForCode, change: (back: URL) => void = () => undefined) {
  const { visitor, asked } = await sentToIssuer();
  const back = await ledger.issuer.letIn(asked, ALMA, given);
  change(back);
  return { visitor, visited: await visitor.get(back) };
}

const reasonIn = ({ text }: Visited): string => /<code>([^<]*)<\/code>/.exec(text)?.[1] ?? '';

const expectRefused = (visitor: SignInVisitor, visited: Visited, reason: string) => {
  expect([visited.status, reasonIn(visited)]).toEqual([400, reason]);
  expect(visitor.cookies.has(SESSION_COOKIE)).toBe(false);
};

describe('Someone without a session', () => {
  it('is led to the issuer with PKCE, state and nonce, and comes back to the page asked for', async () => {
    const { visitor, door, asked } = await sentToIssuer();
    expect([door.status, door.location?.pathname]).toEqual([303, '/sign-in']);
    const { origin, pathname, searchParams } = asked;
    expect(origin + pathname).toBe(`${ledger.issuer.issuer}/authorize`);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'partnership-ledger-console',
      redirect_uri: `${ledger.url}/signed-in`,
      response_type: 'code',
      scope: 'openid profile email',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const visited = await visitor.get(await ledger.issuer.letIn(asked, ALMA));
    expect([visited.status, visited.location?.href]).toEqual([303, `${ledger.url}/watch?days=30`]);
    const session = visited.set.find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
    // It lasts as long as its token, of which seconds may have passed since it was issued.
    expect(session).toMatch(/; Max-Age=(3600|35\d\d); Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect([...visitor.cookies.keys()].filter((name) => name.includes('sign-in'))).toEqual([]);
    expect((await visitor.get('/watch?days=30')).status).toBe(200);
  });

  it('signs in in two tabs at once', async () => {
    const { visitor, asked } = await sentToIssuer('/watch');
    const other = (await visitor.get('/sign-in?to=%2Findicators')).location!;
    const second = await visitor.get(await ledger.issuer.letIn(other, ALMA));
    const first = await visitor.get(await ledger.issuer.letIn(asked, ALMA));
    expect([first.location?.pathname, second.location?.pathname]).toEqual(['/watch', '/indicators']);
  });

  it.each(['//evil.example/', 'https://evil.example', '/\\evil.example', '/.//evil.example'])(
    'comes back to this site though %s is asked for',
    async (to) => {
      const visitor = new SignInVisitor(ledger.url);
      const { location } = await visitor.get(`/sign-in?${new URLSearchParams({ to })}`);
      const back = await visitor.get(await ledger.issuer.letIn(location!, ALMA));
      expect(back.headers.get('location')).toBe('/');
    },
  );

  it('who sends a form finds what was typed again, and nothing is recorded', async () => {
    const typed = new URLSearchParams({ _key: 'k', title: 'Un jardin (fictif)' });
    const visitor = new SignInVisitor(ledger.url);
    const sent = await visitor.post('/partnerships/new', typed, { 'sec-fetch-site': 'same-origin' });
    expect([sent.status, sent.text.includes('value="Un jardin (fictif)"')]).toEqual([401, true]);
    expect(sent.text).toContain('Rien n’a été enregistré');
    const elsewhere = await visitor.post('/partnerships/new', typed, { origin: 'https://evil.example' });
    expect(elsewhere.status).toBe(403);
  });
});

/** A sign-in under way: what the issuer is asked with, and what the browser keeps until it is back. */
async function underWay() {
  const { visitor, asked } = await sentToIssuer();
  const [[cookie = '', value = ''] = []] = [...visitor.cookies];
  const kept = JSON.parse(Buffer.from(value, 'base64url').toString()) as Record<
    (typeof SECRETS)[number],
    string
  >;
  return { visitor, asked, cookie, kept };
}
const SECRETS = ['state', 'nonce', 'verifier'] as const;

describe('Each sign-in', () => {
  it('has a state, a nonce and a verifier of its own, of 32 bytes that nothing foretells', async () => {
    const signIns = await Promise.all(Array.from({ length: 16 }, underWay));
    for (const { asked, kept } of signIns) {
      const { state, nonce, code_challenge: challenge } = Object.fromEntries(asked.searchParams);
      expect([state, nonce]).toEqual([kept.state, kept.nonce]);
      expect(challenge).toBe(createHash('sha256').update(kept.verifier).digest('base64url'));
    }
    const bytesOf = (secret: (typeof SECRETS)[number]) =>
      signIns.map(({ kept }) => [...Buffer.from(kept[secret], 'base64url')]);
    const secrets = SECRETS.flatMap(bytesOf);
    expect(new Set(secrets.map((bytes) => bytes.length))).toEqual(new Set([32]));
    expect(new Set(secrets.map(String)).size).toBe(secrets.length);
    for (const bytes of SECRETS.map(bytesOf))
      for (let place = 0; place < 32; place += 1)
        // Sixteen random bytes are as good as never fewer than six different ones.
        expect(new Set(bytes.map((one) => one[place])).size).toBeGreaterThan(6);
  });

  it('is not finished with the verifier of another one, though it is one of ours', async () => {
    const [one, other] = [await underWay(), await underWay()];
    const swapped = { ...one.kept, verifier: other.kept.verifier };
    one.visitor.cookies.set(one.cookie, Buffer.from(JSON.stringify(swapped)).toString('base64url'));
    const back = await ledger.issuer.letIn(one.asked, ALMA);
    expectRefused(one.visitor, await one.visitor.get(back), 'invalid_grant');
  });
});

describe('No session is opened', () => {
  it('by an answer to a sign-in that another browser began', async () => {
    const { asked } = await sentToIssuer();
    const other = new SignInVisitor(ledger.url);
    expectRefused(other, await other.get(await ledger.issuer.letIn(asked, ALMA)), 'not_begun_here');
  });

  it.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    [
      'a state that begins alike',
      (back: URL) => {
        const state = back.searchParams.get('state') ?? '';
        back.searchParams.set('state', `${state.slice(0, 20)}${'x'.repeat(23)}`);
      },
    ],
  ])('by an answer with %s', async (_, change) => {
    const { visitor, visited } = await comingBack({}, change);
    expectRefused(visitor, visited, 'not_begun_here');
  });

  it('twice by one answer, nor by its code in the browser that kept everything', async () => {
    const { visitor, asked } = await sentToIssuer();
    const kept = new Map(visitor.cookies);
    const back = await ledger.issuer.letIn(asked, ALMA);
    expect((await visitor.get(back)).status).toBe(303);
    visitor.cookies.delete(SESSION_COOKIE);
    expectRefused(visitor, await visitor.get(back), 'not_begun_here');
    for (const [name, value] of kept) visitor.cookies.set(name, value);
    expectRefused(visitor, await visitor.get(back), 'invalid_grant');
  });

  it('with another verifier than the one whose challenge was sent', async () => {
    const { visitor, asked } = await sentToIssuer();
    const [[name = '', value = ''] = []] = [...visitor.cookies];
    const kept = JSON.parse(Buffer.from(value, 'base64url').toString()) as object;
    const other = JSON.stringify({ ...kept, verifier: 'v'.repeat(43) });
    visitor.cookies.set(name, Buffer.from(other).toString('base64url'));
    expectRefused(visitor, await visitor.get(await ledger.issuer.letIn(asked, ALMA)), 'invalid_grant');
  });

  it.each([
    ['another nonce', { idToken: { claims: { nonce: 'n'.repeat(43) } } }, 'not_proven'],
    ['no nonce', { idToken: { claims: {} } }, 'not_proven'],
    ['an ID token of another client', { idToken: { audience: 'shop' } }, 'not_proven'],
    ['an ID token that has expired', { idToken: { lifetimeSeconds: -600 } }, 'not_proven'],
    ['no ID token', { otherIdToken: null }, 'not_proven'],
    ['an access token for another service', { accessToken: { audience: 'shop' } }, 'token_wrong-audience'],
    ['an access token that has expired', { accessToken: { lifetimeSeconds: -60 } }, 'token_expired'],
    [
      'an access token that no cookie holds',
      { accessToken: { claims: { roles: ['auditor'], much: 'x'.repeat(4_000) } } },
      'token_too_large',
    ],
  ] satisfies [string, GivenForCode, string][])('by %s', async (_, given, reason) => {
    const { visitor, visited } = await comingBack(given);
    expectRefused(visitor, visited, reason);
  });

  it('by an ID token that another key signed', async () => {
    const { visitor, asked } = await sentToIssuer();
    const stranger = new TokenIssuer(ledger.issuer.issuer, await newSigningKey());
    const otherIdToken = await stranger.signIdToken({
      subject: ALMA.id,
      audience: 'partnership-ledger-console',
      lifetimeSeconds: 3600,
      claims: { nonce: asked.searchParams.get('nonce') },
    });
    const back = await ledger.issuer.letIn(asked, ALMA, { otherIdToken });
    expectRefused(visitor, await visitor.get(back), 'not_proven');
  });

  it('by an answer in the name of another issuer, or a refusal', async () => {
    const other = await comingBack({}, (back) => back.searchParams.set('iss', 'https://evil.example'));
    expectRefused(other.visitor, other.visited, 'not_proven');
    const refused = await comingBack({}, (back) => {
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
    });
    expectRefused(refused.visitor, refused.visited, 'access_denied');
    const written = await comingBack({}, (back) => {
      back.searchParams.delete('code');
      back.searchParams.set('error', '<script>alert(1)</script>');
    });
    expectRefused(written.visitor, written.visited, 'refused');
  });
});

describe('Someone signed in', () => {
  it('leaves: the session is closed here, and the issuer is told which', async () => {
    const { visitor } = await comingBack({});
    const elsewhere = await visitor.post('/sign-out', new URLSearchParams(), {
      origin: 'https://evil.example',
    });
    expect([elsewhere.status, visitor.cookies.has(SESSION_COOKIE)]).toEqual([403, true]);
    const left = await visitor.post('/sign-out', new URLSearchParams(), { 'sec-fetch-site': 'same-origin' });
    expect([left.status, visitor.cookies.size]).toEqual([200, 0]);
    const [, end = ''] = /^0; url=(.*)$/.exec(left.headers.get('refresh') ?? '') ?? [];
    const { origin, pathname, searchParams } = new URL(end);
    expect([origin + pathname, searchParams.get('post_logout_redirect_uri')]).toEqual([
      `${ledger.issuer.issuer}/end-session`,
      `${ledger.url}/signed-out`,
    ]);
    expect(searchParams.get('id_token_hint')).toMatch(/^ey/);
    const out = await visitor.get('/signed-out');
    expect([out.status, out.text.includes('Vous êtes déconnecté')]).toEqual([200, true]);
    expect((await visitor.get('/')).location?.pathname).toBe('/sign-in');
  });
});
