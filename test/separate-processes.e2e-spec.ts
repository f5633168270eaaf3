import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { SESSION_COOKIE } from '#platform';
import { startTestIssuer, type TestIssuer } from '#platform/testing';
import { chosenEngine } from './testing/chosen-engine.js';
import { DOCUMENTED_METRICS } from './testing/documented-metrics.js';
import { expositionAt } from './testing/exposition.js';
import { DATA_STEWARD } from './testing/running-ledger.js';
import { ServiceProcess } from './testing/service-process.js';

/** A projector killed is succeeded within this. */
const TAKEOVER_MS = 240_000;

let database: TestDatabase;
let issuer: TestIssuer;
let environment: Record<string, string>;
const services: ServiceProcess[] = [];

async function start(name: string, more: Record<string, string> = {}): Promise<ServiceProcess> {
  const service = ServiceProcess.spawn(name, { ...environment, ...more });
  services.push(service);
  await service.url();
  return service;
}

/** Of each kind two, side by side. */
const pairOf = (name: string): Promise<[ServiceProcess, ServiceProcess]> =>
  Promise.all([start(name), start(name)]);

beforeAll(async () => {
  [database, issuer] = await Promise.all([createTestDatabase(), startTestIssuer()]);
  environment = {
    ...chosenEngine(),
    DATABASE_URL: database.url,
    TEXT_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    FINGERPRINT_KEY: Buffer.alloc(32, 2).toString('base64'),
    OIDC_ISSUER: issuer.issuer,
    RATE_LIMIT_PER_MINUTE: '100000',
    METRICS_PORT: '0',
  };
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop('SIGKILL')));
  await issuer.close();
  await database.drop();
});

async function register(command: ServiceProcess, name: string): Promise<{ id: string; position: string }> {
  const response = await fetch(`${await command.url()}/v1/organisations`, {
    method: 'POST',
    headers: {
      ...(await issuer.authorizationOf(DATA_STEWARD)),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'if-none-match': '*',
    },
    body: JSON.stringify({ name, sphere: 'association', fictional: true, occurredOn: '2015-04-10' }),
  });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as { id: string; position: string };
}

async function nameOf(query: ServiceProcess, id: string, after: string): Promise<string | number> {
  const response = await fetch(`${await query.url()}/v1/organisations/${id}?after=${after}`, {
    headers: await issuer.authorizationOf(DATA_STEWARD),
  });
  return response.ok ? ((await response.json()) as { name: string }).name : response.status;
}

/** Asks until a projector has come so far: a query says meanwhile that the read models are behind, never something old. */
async function onceCaughtUp(query: ServiceProcess, id: string, position: string): Promise<string | number> {
  const deadline = Date.now() + TAKEOVER_MS;
  for (;;) {
    const read = await nameOf(query, id, position);
    if (read !== 503 || Date.now() > deadline) return read;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('Services as processes of their own, two of each', () => {
  let commands: [ServiceProcess, ServiceProcess];
  let queries: [ServiceProcess, ServiceProcess];
  let projectors: [ServiceProcess, ServiceProcess];
  let pages: ServiceProcess;

  it('do not start on a database without its schema, and say what to do', async () => {
    for (const name of ['command', 'projector']) {
      const early = ServiceProcess.spawn(name, environment);
      services.push(early);
      expect([name, await early.ended]).toEqual([name, 1]);
      expect(early.said).toContain('npm run migrate');
    }
  });

  it('start once it has been migrated, by one step, and are all ready', async () => {
    const migrate = ServiceProcess.spawn('ledger', { DATABASE_OWNER_URL: database.adminUrl }, 'migrate');
    expect(await migrate.ended).toBe(0);
    [commands, queries, projectors] = await Promise.all([
      pairOf('command'),
      pairOf('query'),
      pairOf('projector'),
    ]);
    pages = await start('console', {
      COMMAND_API_URL: await commands[0].url(),
      QUERY_API_URL: await queries[0].url(),
    });
    for (const service of [...commands, ...queries, ...projectors, pages]) {
      const { status } = await fetch(`${await service.url()}/health/ready`);
      expect([service.name, status]).toEqual([service.name, 200]);
    }
  });

  it('tell, each, the metrics that docs/running.md says it tells', async () => {
    for (const service of [commands[0], queries[0], projectors[0], pages]) {
      const [, url = ''] = /^metrics: (http:\/\/127\.0\.0\.1:\d+\/metrics)$/m.exec(service.said) ?? [];
      const { help, samples } = await expositionAt(url);
      const documented = DOCUMENTED_METRICS.filter(({ toldBy }) => toldBy.includes(service.name));
      expect([
        service.name,
        [...help.keys()].filter((name) => /^(ledger|http|db)_/.test(name)).sort(),
      ]).toEqual([service.name, documented.map(({ name }) => name).sort()]);
      const names = new Set(samples.map(({ name }) => name));
      expect(names).toContain('nodejs_eventloop_lag_p99_seconds');
      expect(names).toContain('process_resident_memory_bytes');
    }
  });

  it('serve their own part only', async () => {
    const headers = await issuer.authorizationOf(DATA_STEWARD);
    const portfolio = async (service: ServiceProcess) =>
      (await fetch(`${await service.url()}/v1/portfolio`, { headers })).status;
    expect([
      await portfolio(queries[0]),
      await portfolio(commands[0]),
      await portfolio(projectors[0]),
    ]).toEqual([200, 404, 404]);
  });

  it('let one read one’s own write, whichever answers', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const name = `Association fictive ${turn}`;
      const { id, position } = await register(commands[turn % 2]!, name);
      expect(await onceCaughtUp(queries[(turn + (turn >> 1)) % 2]!, id, position)).toBe(name);
    }
  });

  it('show it on the pages too, which ask the others', async () => {
    const { id, position } = await register(commands[1], 'Association fictive des pages');
    await onceCaughtUp(queries[1], id, position);
    const cookie = `${SESSION_COOKIE}=${await issuer.tokenFor(DATA_STEWARD)}`;
    const page = await fetch(`${await pages.url()}/organisations/${id}`, { headers: { cookie } });
    expect([page.status, (await page.text()).includes('Association fictive des pages')]).toEqual([200, true]);
  });

  it('go on when a projector is killed, then the one that took over, once another is there', async () => {
    for (const [turn, killed] of [projectors[0], projectors[1]].entries()) {
      if (turn === 1) await start('projector');
      await killed.stop('SIGKILL');
      const name = `Association fictive d’après ${turn}`;
      const { id, position } = await register(commands[turn]!, name);
      expect(await onceCaughtUp(queries[turn]!, id, position)).toBe(name);
    }
  });

  it('end with 0 when they are asked to, and what was acknowledged is there', async () => {
    const last = await register(commands[0], 'Association fictive de la fin');
    const standing = services.filter(
      ({ process }) => process.exitCode === null && process.signalCode === null,
    );
    const codes = await Promise.all(
      standing.filter((service) => service !== queries[1]).map((service) => service.stop('SIGTERM')),
    );
    expect(codes.filter((code) => code !== 0)).toEqual([]);
    expect(codes.length).toBeGreaterThanOrEqual(5);
    await start('projector');
    expect(await onceCaughtUp(queries[1], last.id, last.position)).toBe('Association fictive de la fin');
    expect(await queries[1].stop()).toBe(0);
  });
});
