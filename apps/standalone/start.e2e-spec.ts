import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignInVisitor } from '../../test/testing/sign-in-visitor.js';
import { StartedLedger } from './testing/started-ledger.js';

const isRoot = process.getuid?.() === 0;
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

/** The addresses by which other machines reach this one; link-local ones would need their interface named. */
const ADDRESSES = Object.values(networkInterfaces())
  .flatMap((addresses = []) => addresses)
  .filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
  .map(({ address }) => address);

/** `connected`, or the code of the error that says why not. */
const connects = (host: string, port: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) }, () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

let folder: string;
let data: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'standalone-'));
  await chmod(folder, 0o755);
  data = join(folder, 'data');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('started on nothing', () => {
  let ledger: StartedLedger;

  beforeAll(async () => {
    ledger = await StartedLedger.ready(data);
  });

  afterAll(() => ledger.stop());

  it('has loaded its demonstration, and every part of it is ready', async () => {
    expect(await ledger.events()).toBeGreaterThan(100);
    expect((await fetch(`${ledger.url}/health/ready`)).status).toBe(200);
  });

  const read = async (path: string) => {
    const [, authorization = ''] = /-H 'Authorization: ([^']+)'/.exec(ledger.curl) ?? [];
    const response = await fetch(`${ledger.url}${path}`, { headers: { authorization } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('answers the line of README.md that asks on both clocks, otherwise than today', async () => {
    const readme = await readFile(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
    const [, path = ''] = /^curl .*'http:\/\/127\.0\.0\.1:4000(\/v1\/[^']+)'$/m.exec(readme) ?? [];
    expect(path).toContain('asOf=');
    const then = await read(path);
    expect(then.status).toBe(200);
    const today = await read('/v1/portfolio');
    expect({ ...then.body, stamp: null }).not.toEqual({ ...today.body, stamp: null });
    expect(then.body.stamp).toMatchObject({ asOf: '2019-12-31' });
    const { knownAt } = then.body.stamp as { knownAt: string };
    const again = await read(`${path}&knownAt=${knownAt}`);
    expect(again.body).toEqual(then.body);
  });

  it('has closed one report, at the end of the year before, on all that the demonstration tells', async () => {
    const { body } = await read('/v1/closings');
    const lastYear = new Date().getFullYear() - 1;
    expect(body).toMatchObject({ total: 1, items: [{ asOf: `${lastYear}-12-31`, withdrawnOn: null }] });
    const [{ closingId }] = body.items as [{ closingId: string }];
    const report = await read(`/v1/portfolio?closing=${closingId}`);
    expect([report.status, report.body.closing]).toEqual([
      200,
      expect.objectContaining({ closingId, laterFacts: expect.objectContaining({ count: 0 }) as object }),
    ]);
  });

  it('listens on this machine alone: its own address on the network refuses', async () => {
    const { hostname, port } = new URL(ledger.url);
    expect(hostname).toBe('127.0.0.1');
    expect(await connects('127.0.0.1', port)).toBe('connected');
    if (ADDRESSES.length === 0) console.warn('Not tried: this machine has no address but loopback.');
    for (const address of ADDRESSES) {
      expect([address, await connects(address, port)]).toEqual([address, 'ECONNREFUSED']);
    }
  });

  it('prints one line beginning with curl, whose token is accepted', async () => {
    const [, authorization = '', url = ''] = /-H '(Authorization: [^']+)' (\S+)$/.exec(ledger.curl) ?? [];
    expect(url).toBe(`${ledger.url}/v1/portfolio`);
    const response = await fetch(url, {
      headers: { authorization: authorization.replace('Authorization: ', '') },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  it('prints a link that opens a session, once', async () => {
    const looked = await fetch(ledger.link, { method: 'HEAD', redirect: 'manual' });
    expect([looked.status, looked.headers.get('set-cookie')]).toEqual([204, null]);
    const first = await fetch(ledger.link, { redirect: 'manual' });
    expect(first.status).toBe(303);
    expect(first.headers.get('set-cookie')).toMatch(
      /^partnership-ledger-session=ey.*HttpOnly; SameSite=Lax$/,
    );
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(ledger.url, { headers: { cookie } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const second = await fetch(ledger.link, { redirect: 'manual' });
    expect([second.status, second.headers.get('set-cookie')]).toEqual([403, null]);
    const forged = await fetch(ledger.link.replace('fanny', 'ada'), { redirect: 'manual' });
    expect(forged.status).toBe(403);
  });

  it('gives tokens and links for its people, in another process', async () => {
    const given = await StartedLedger.run(data, {}, 'token.js', 'achille');
    const authorization = `Bearer ${given.output.trim()}`;
    expect((await fetch(`${ledger.url}/v1/portfolio`, { headers: { authorization } })).status).toBe(200);
    const link = await StartedLedger.run(data, {}, 'token.js', 'achille', '--link');
    expect((await fetch(link.output.trim(), { redirect: 'manual' })).status).toBe(303);
  });

  it.each([[[]], [['--link']]])('gives none where another issuer is named (%j)', async (options) => {
    const named = { OIDC_ISSUER: 'https://issuer.example' };
    const refused = await StartedLedger.run(data, named, 'token.js', 'achille', ...options);
    expect([refused.code, refused.output]).toEqual([1, '']);
    expect(refused.messages).toContain('OIDC_ISSUER names https://issuer.example');
  });

  it.each([
    [[], 0],
    [['--help'], 0],
    [['nobody'], 1],
    [['ada', '--loud'], 1],
  ])('lists its people when asked for a token with %j', async (parameters, code) => {
    const listed = await StartedLedger.run(data, {}, 'token.js', ...parameters);
    expect(listed.code).toBe(code);
    expect(listed.output).toBe('');
    for (const role of [
      'administrator',
      'funder',
      'evaluator',
      'partner',
      'auditor',
      'data-steward',
      'dpo',
    ]) {
      expect(listed.messages).toContain(role);
    }
  });

  it('issues tokens over OIDC only to who knows the secret of its data directory', async () => {
    const { clientSecret } = JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8'));
    const ask = (client_secret: string) =>
      fetch(`${ledger.url}/demonstration-issuer/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'elias', client_secret }),
      });
    expect((await ask('guessed')).status).toBe(401);
    const { access_token } = (await (await ask(clientSecret)).json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    expect((await fetch(`${ledger.url}/v1/portfolio`, { headers })).status).toBe(200);
    const published = await (await fetch(`${ledger.url}/demonstration-issuer/jwks`)).text();
    expect(published).not.toContain('"d"');
  });

  describe('lets one sign in as any of its people', () => {
    const wanted = (change: Record<string, string> = {}) => ({
      client_id: 'partnership-ledger-console',
      redirect_uri: `${ledger.url}/signed-in`,
      response_type: 'code',
      scope: 'openid',
      state: 's'.repeat(43),
      nonce: 'n'.repeat(43),
      code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
      code_challenge_method: 'S256',
      ...change,
    });
    const choose = (form: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${ledger.url}/demonstration-issuer/authorize`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: ledger.url, ...headers },
        body: new URLSearchParams(form),
      });
    const exchange = (code: string, change: Record<string, string> = {}) =>
      fetch(`${ledger.url}/demonstration-issuer/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          client_id: 'partnership-ledger-console',
          redirect_uri: `${ledger.url}/signed-in`,
          code_verifier: 'v'.repeat(43),
          ...change,
        }),
      });
    const codeFor = async (person: string): Promise<string> => {
      const back = (await choose({ ...wanted(), person })).headers.get('location') ?? '';
      return new URL(back).searchParams.get('code') ?? '';
    };

    it('from a page to the issuer, and back with a session', async () => {
      const visitor = new SignInVisitor(ledger.url);
      const door = await visitor.get('/partnerships');
      const { location } = await visitor.get(door.location ?? '');
      const choice = await visitor.get(location ?? '');
      expect([choice.status, choice.text.includes('Ceci n’est pas une connexion.')]).toEqual([200, true]);
      const hidden = [...choice.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
      const form = new URLSearchParams(
        hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
      );
      form.set('person', 'achille');
      const sent = await visitor.post('/demonstration-issuer/authorize', form, { origin: ledger.url });
      const back = await visitor.get(sent.location ?? '');
      expect([back.status, back.headers.get('location')]).toEqual([303, '/partnerships']);
      expect((await visitor.get('/partnerships')).status).toBe(200);
      const left = await visitor.post('/sign-out', new URLSearchParams(), { origin: ledger.url });
      const [, end = ''] = /^0; url=(.*)$/.exec(left.headers.get('refresh') ?? '') ?? [];
      expect((await visitor.get(end)).location?.href).toBe(`${ledger.url}/signed-out`);
    });

    it('once for a code, with the verifier that was announced', async () => {
      const used = await codeFor('achille');
      expect((await exchange(used)).status).toBe(200);
      const refusals = [
        await exchange(used),
        await exchange(await codeFor('achille'), { code_verifier: 'w'.repeat(43) }),
        await exchange(await codeFor('achille'), { code_verifier: '' }),
        await exchange(await codeFor('achille'), { redirect_uri: 'https://evil.example/' }),
        await exchange(await codeFor('achille'), { client_id: 'shop' }),
        await exchange('guessed'),
      ];
      for (const refused of refusals) {
        expect([refused.status, await refused.json()]).toEqual([400, { error: 'invalid_grant' }]);
      }
    });

    it.each([
      ['another address', { redirect_uri: 'https://evil.example/signed-in' }],
      ['another client', { client_id: 'shop' }],
    ])('never sent back to %s', async (_, change) => {
      const refused = await choose({ ...wanted(change), person: 'ada' });
      expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    });

    it.each([
      ['without PKCE', { code_challenge: '' }, 'invalid_request'],
      ['with the verifier in clear', { code_challenge_method: 'plain' }, 'invalid_request'],
      ['for a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
      ['without openid', { scope: 'profile' }, 'invalid_scope'],
    ])('not %s', async (_, change, error) => {
      const back = new URL(
        (await choose({ ...wanted(change), person: 'ada' })).headers.get('location') ?? '',
      );
      expect([back.origin, back.searchParams.get('error'), back.searchParams.get('code')]).toEqual([
        ledger.url,
        error,
        null,
      ]);
    });

    it('from its own page alone', async () => {
      const form = { ...wanted(), person: 'ada' };
      expect((await choose(form, { origin: 'https://evil.example' })).status).toBe(403);
    });
  });

  it('keeps its secrets to its owner', async () => {
    expect((await stat(join(data, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(data, 'postgres'))).mode & 0o777).toBe(0o700);
    expect((await stat(data)).mode & 0o777).toBe(0o711);
  });

  it('turns a second start away, and goes on', async () => {
    const second = await StartedLedger.run(data);
    expect(second.code).toBe(1);
    expect(second.messages).toContain(`déjà en marche sur ${data} : ${ledger.url}`);
    expect(second.messages).toContain('already running');
    expect((await fetch(`${ledger.url}/health/ready`)).status).toBe(200);
  });

  it('lets another start know that its port is taken', async () => {
    const { port } = new URL(ledger.url);
    const other = await StartedLedger.run(join(folder, 'other'), { HTTP_PORT: port });
    expect(other.code).toBe(1);
    expect(other.messages).toMatch(/Le port \d+ est déjà pris[^]*already taken/);
  });
});

describe('stopped and started again', () => {
  let known: number;

  beforeAll(async () => {
    const ledger = await StartedLedger.ready(data);
    known = await ledger.events();
    await ledger.stop();
  });

  const keepsEverything = async () => {
    const ledger = await StartedLedger.ready(data);
    const events = await ledger.events();
    const { code } = await ledger.stop();
    expect([events, code]).toEqual([known, 0]);
  };

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s, ends with 0 and a database at rest',
    async (signal) => {
      const ledger = await StartedLedger.ready(data);
      const pid = ledger.postgresPid;
      const { code } = await ledger.stop(signal);
      expect(code).toBe(0);
      expect(isAlive(pid)).toBe(false);
      expect(await readFile(join(data, 'postgres.log'), 'utf8')).toContain('database system is shut down');
      await keepsEverything();
    },
  );

  it('through npm, which hands the signal on, ends the same', async () => {
    const ledger = StartedLedger.underNpm(data);
    await ledger.says(/to stop\n$/);
    const pid = ledger.postgresPid;
    const { code } = await ledger.stop('SIGTERM');
    expect([code, isAlive(pid)]).toEqual([0, false]);
  });

  it('starts again, on another port, loads nothing twice, and its people see what they saw', async () => {
    const portfolioOf = async (ledger: StartedLedger) => {
      const [, authorization = '', url = ''] = /-H 'Authorization: ([^']+)' (\S+)$/.exec(ledger.curl) ?? [];
      const answer = await (await fetch(url, { headers: { authorization } })).text();
      return JSON.parse(answer.replaceAll(/(?<=knownAt"?[:=]"?)[\w-]{43}/g, 'token')) as object;
    };
    const first = await StartedLedger.ready(data);
    const before = await portfolioOf(first);
    expect(before).toMatchObject({ partnerships: { count: expect.any(Number) as number } });
    expect(before).not.toMatchObject({ partnerships: { count: 0 } });
    await first.stop();
    const ledger = await StartedLedger.ready(data);
    expect(ledger.url).not.toBe(first.url);
    expect(ledger.output).not.toMatch(/demonstration data…/);
    expect(await portfolioOf(ledger)).toEqual(before);
    await ledger.stop();
  });

  it('asked to stop twice while it starts, ends with 0 and leaves nothing running', async () => {
    const ledger = StartedLedger.spawn(join(folder, 'interrupted'));
    await ledger.says(/Making the database/);
    ledger.process.kill('SIGINT');
    ledger.process.kill('SIGTERM');
    expect((await ledger.ended).code).toBe(0);
    expect(existsSync(join(folder, 'interrupted', 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('killed while it records its demonstration, takes it up where it was', async () => {
    const cut = join(folder, 'cut');
    const first = StartedLedger.spawn(cut);
    await first.says(/Recording the demonstration/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await first.stop('SIGKILL');
    const ledger = await StartedLedger.ready(cut);
    const events = await ledger.events();
    await ledger.stop();
    expect(events).toBe(known);
  });

  it('killed, and its PostgreSQL left running, stops that one and keeps everything', async () => {
    const ledger = await StartedLedger.ready(data);
    const orphan = ledger.postgresPid;
    await ledger.stop('SIGKILL');
    expect(isAlive(orphan)).toBe(true);
    await keepsEverything();
    expect(isAlive(orphan)).toBe(false);
  });

  it('killed with its PostgreSQL, keeps everything', async () => {
    const ledger = await StartedLedger.ready(data);
    const postgres = ledger.postgresPid;
    await ledger.stop('SIGKILL');
    process.kill(postgres, 'SIGKILL');
    await keepsEverything();
  });

  it('with a postmaster.pid that names some other process, takes it for stale', async () => {
    const stale = await open(join(data, 'postgres', 'postmaster.pid'), 'w');
    await stale.writeFile(`${process.pid}\n`);
    await stale.close();
    await keepsEverything();
  });

  it('whose PostgreSQL dies, says so and ends with 1', async () => {
    const ledger = await StartedLedger.ready(data);
    process.kill(ledger.postgresPid, 'SIGKILL');
    const { code, messages } = await ledger.ended;
    expect(code).toBe(1);
    expect(messages).toMatch(/PostgreSQL s’est arrêté[^]*PostgreSQL has ended/);
    await keepsEverything();
  });
});

describe('refuses to start, in words,', () => {
  it('on a damaged database, which it leaves as it is', async () => {
    const damaged = join(folder, 'damaged');
    execFileSync('cp', ['-a', data, damaged]);
    const control = join(damaged, 'postgres', 'global', 'pg_control');
    const file = await open(control, 'r+');
    await file.write(Buffer.alloc(8192), 0, 8192, 0);
    await file.close();
    const { code, messages } = await StartedLedger.run(damaged);
    expect(code).toBe(1);
    expect(messages).toMatch(/est endommagée ou illisible[^]*is damaged or unreadable/);
    expect(messages).not.toMatch(/^ +at /m);
    expect(existsSync(control)).toBe(true);
  });

  it('on a database directory that is none', async () => {
    const none = join(folder, 'none');
    await mkdir(join(none, 'postgres', 'base'), { recursive: true });
    const { code, messages } = await StartedLedger.run(none);
    expect([code, /is damaged or unreadable/.test(messages)]).toEqual([1, true]);
  });

  it('when secrets and database do not belong together', async () => {
    const mixed = join(folder, 'mixed');
    execFileSync('cp', ['-a', data, mixed]);
    await rm(join(mixed, 'secrets.json'));
    const { code, messages } = await StartedLedger.run(mixed);
    expect(code).toBe(1);
    expect(messages).toMatch(/ne vont pas ensemble[^]*do not belong together/);
  });

  it('when the environment names a database and little else: all that is missing at once', async () => {
    const { code, messages } = await StartedLedger.run(data, { DATABASE_URL: 'mysql://nowhere' });
    expect(code).toBe(1);
    for (const variable of [
      'DATABASE_URL',
      'DATABASE_OWNER_URL',
      'TEXT_MASTER_KEY',
      'FINGERPRINT_KEY',
      'OIDC_ISSUER',
    ]) {
      expect(messages).toContain(`  ${variable} `);
    }
  });

  it('on a port that is none', async () => {
    const { code, messages } = await StartedLedger.run(join(folder, 'p'), { HTTP_PORT: 'eighty' });
    expect([code, messages]).toEqual([1, expect.stringContaining('HTTP_PORT')]);
  });

  it('when another program has the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, messages } = await StartedLedger.run(join(folder, 'q'), { HTTP_PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(messages).toContain(`HTTP_PORT=${port + 1} npm start`);
  });

  (isRoot ? it : it.skip)('on a full disk (as root: mounts a small one)', async () => {
    const small = join(folder, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24M,mode=755', 'tmpfs', small]);
    try {
      const { code, messages } = await StartedLedger.run(join(small, 'data'));
      expect(code).toBe(1);
      expect(messages).toMatch(/Le disque est plein[^]*The disk is full/);
      expect(messages).not.toMatch(/^ +at /m);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

(isRoot ? describe : describe.skip)('started by root', () => {
  it('in a directory the user postgres cannot enter, keeps its database elsewhere and says where', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const home = join(closed, 'data');
    const ledger = await StartedLedger.ready(home);
    const { messages, code } = await ledger.stop();
    const elsewhere = (await readFile(join(home, 'postgres-is-elsewhere'), 'utf8')).trim();
    expect(code).toBe(0);
    expect(messages).toContain(`is kept in ${elsewhere}`);
    const again = await StartedLedger.ready(home);
    await again.stop();
    await rm(elsewhere, { recursive: true });
    expect((await StartedLedger.run(home)).messages).toMatch(/n’existe plus[^]*which is no more/);
  });
});
