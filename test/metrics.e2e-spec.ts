import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { GATE_OUTCOMES } from '#domain';
import { CuttableProxy } from '#event-store-postgres/testing';
import { pauseProjection, resumeProjection } from '#projections';
import { DOCUMENTED_METRICS } from './testing/documented-metrics.js';
import { expositionAt, sumOf, type Exposition } from './testing/exposition.js';
import { rawRequest } from './testing/raw-request.js';
import { RunningLedger } from './testing/running-ledger.js';

/** What is asked of the database is asked once a second at most. */
const FRESH_AFTER_MS = 1_100;
const WITHIN_MS = 300_000;

/** What is our own, or named by OpenTelemetry; the others are Node's, as its users know them. */
const isOurs = (name: string): boolean => /^(ledger|http|db)_/.test(name);

let ledger: RunningLedger;
let database: CuttableProxy;

const told = (): Promise<Exposition> => expositionAt(ledger.ledger.metricsUrl!);

/** What is told once it is as it should be, or at last. */
async function onceTold(isSo: (told: Exposition) => boolean): Promise<Exposition> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, FRESH_AFTER_MS));
    const now = await told();
    if (isSo(now) || Date.now() > deadline) return now;
  }
}

/** Whether all answered in time that are asked when metrics are read. */
const isWhole = (now: Exposition): boolean =>
  sumOf(now, 'ledger_health_up') === 4 &&
  ['ledger_projection_state', 'ledger_policy_state'].every((one) =>
    now.samples.some(({ name }) => name === one),
  );

const organisation = () =>
  ledger.create('organisations', {
    ...{ name: `Association fictive ${randomUUID()}`, sphere: 'association', occurredOn: '2014-01-01' },
  });

/** A partnership that is stopped at its first gate, with refusals and questions on the way. */
async function busyLife(): Promise<{ events: number; ids: string[] }> {
  const head = await ledger.ledger.store.head();
  const carrier = await organisation();
  const partnership = await ledger.create('partnerships', {
    ...{ title: 'Potagers (fictif)', standing: 'conception', occurredOn: '2015-01-10' },
    parties: [{ organisationId: carrier, roles: ['carrier'] }],
  });
  const resource = `partnerships/${partnership}`;
  const decision = (outcome: string) => ({ occurredOn: '2015-03-01', outcome, deciderIds: [carrier] });
  const answers = [
    await ledger.command(resource, 'gates/conception/decisions', decision('go')),
    await ledger.command(resource, 'gates/conception/decisions', decision('no-go')),
    await ledger.read(`partnerships/${partnership}`),
    await ledger.read(`partnerships?search=${encodeURIComponent('Jeanne Martin')}`),
    await ledger.read('partnerships?limit=many'),
    await ledger.read(`partnerships/${randomUUID()}`),
    await ledger.request('GET', `/v1/nowhere/${randomUUID()}`),
    await ledger.request('GET', `/v1/partnerships/${partnership}`, { as: null }),
    await ledger.request('POST', '/v1/organisations', {
      headers: { 'Content-Type': 'application/json' },
      body: '{"name": ',
    }),
    await ledger.request('DELETE', `/v1/partnerships/${partnership}`),
    await ledger.request('GET', `/partnerships/${partnership}`, { as: null, redirect: 'manual' }),
    await ledger.request('GET', `/${randomUUID()}`, { as: null }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([
    409, 200, 200, 200, 422, 404, 404, 401, 400, 405, 303, 404,
  ]);
  await rawRequest(ledger.url, { method: 'PROPFIND', path: `/v1/partnerships/${partnership}`, headers: {} });
  return {
    events: Number((await ledger.ledger.store.head()) - head),
    ids: [carrier, partnership, ...answers.map(({ headers }) => headers.get('x-request-id') ?? '')],
  };
}

beforeAll(async () => {
  ledger = await RunningLedger.start(undefined, {
    environment: { METRICS_PORT: '0', EVENT_STORE: 'postgres' },
    databaseThrough: async (url) => {
      database = await CuttableProxy.before(url);
      return database.url;
    },
  });
});
afterAll(async () => {
  await ledger?.stop();
  await database?.close();
});

describe('A ledger that is asked to tell what it measures', () => {
  it('answers GET /metrics at an address of its own, and nothing else there', async () => {
    const url = new URL(ledger.ledger.metricsUrl!);
    expect([url.hostname, url.pathname]).toEqual(['127.0.0.1', '/metrics']);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    const others = [
      ['POST', '/metrics'],
      ['HEAD', '/metrics'],
      ['GET', '/'],
      ['GET', '/metrics/'],
      ['GET', '/health/live'],
      ['GET', '/v1/portfolio'],
      ['GET', '//metrics'],
    ] as const;
    for (const [method, path] of others) {
      const { status } = await rawRequest(url.origin, { method, path, headers: {} });
      expect([method, path, status]).toEqual([method, path, 404]);
    }
  });

  it('tells nothing at the address of the pages and the APIs', async () => {
    const { status, text } = await ledger.request('GET', '/metrics', { as: null });
    expect([status, text.includes('http_server_request')]).toEqual([404, false]);
  });

  it('tells of what is done: requests under the pattern of their route, refusals, appends, decisions', async () => {
    const before = await told();
    const { events } = await busyLife();
    const after = await onceTold(isWhole);
    const more = (name: string, labels?: Record<string, string>) =>
      sumOf(after, name, labels) - sumOf(before, name, labels);
    const requests = (method: string, route: string, status: string) =>
      more('http_server_request_duration_seconds_count', {
        ...{ http_request_method: method, http_route: route, http_response_status_code: status },
      });
    const gates = '/v1/partnerships/:id/gates/:gate/decisions';
    expect([requests('POST', gates, '200'), requests('POST', gates, '409')]).toEqual([1, 1]);
    const sheet = '/v1/partnerships/:id';
    expect(['200', '404', '401'].map((status) => requests('GET', sheet, status))).toEqual([1, 1, 1]);
    expect(more('ledger_refusals_total', { code: 'STAGE_GATE_CRITERIA_UNMET' })).toBe(1);
    expect(more('ledger_refusals_total', { code: 'UNAUTHENTICATED' })).toBe(1);
    expect(more('ledger_refusals_total', { code: 'METHOD_NOT_ALLOWED' })).toBeGreaterThanOrEqual(1);
    expect(more('ledger_events_appended_total')).toBe(events);
    const appends = more('ledger_append_duration_seconds_count', { outcome: 'appended' });
    expect(appends).toBeGreaterThanOrEqual(3);
    expect(more('ledger_append_group_size_sum')).toBe(appends);
    expect(more('db_client_operation_duration_seconds_count')).toBe(more('ledger_append_group_size_count'));
    expect(more('ledger_gate_decisions_total')).toBe(1);
    expect(GATE_OUTCOMES.map((outcome) => more('ledger_gate_decisions_total', { outcome }))).toEqual(
      GATE_OUTCOMES.map((outcome) => (outcome === 'no-go' ? 1 : 0)),
    );
  });

  it('tells of a request of an unknown method or address no more than that', async () => {
    const { samples } = await told();
    const labels = samples
      .filter(({ name }) => name === 'http_server_request_duration_seconds_count')
      .map(({ labels }) => labels);
    expect(labels.map(({ http_request_method: method }) => method)).toContain('_OTHER');
    const nowhere = labels.find(
      ({ http_route: route, http_response_status_code: status }) => route === undefined && status === '404',
    );
    expect(nowhere).toBeDefined();
  });

  it('tells each part that is well', async () => {
    const { samples } = await onceTold(isWhole);
    const parts = samples.filter(({ name }) => name === 'ledger_health_up');
    expect(parts.map(({ labels, value }) => [labels.part, value]).sort()).toEqual([
      ['event-store', 1],
      ['policies', 1],
      ['projections', 1],
      ['read-models', 1],
    ]);
  });

  it('tells of a projection that is paused that it is, and how far it is behind, then that it went on', async () => {
    const projection = 'organisations';
    const of = (name: string, exposition: Exposition, state?: string) =>
      sumOf(exposition, name, { projection, ...(state && { state }) });
    const admin = await new DataSource({ type: 'postgres', url: ledger.database.adminUrl }).initialize();
    try {
      const well = await onceTold(
        (now) =>
          of('ledger_projection_lag_events', now) === 0 &&
          of('ledger_projection_state', now, 'running') === 1,
      );
      expect(of('ledger_projection_lag_events', well)).toBe(0);
      await pauseProjection(admin, projection);
      await organisation();
      await organisation();
      const paused = await onceTold((now) => of('ledger_projection_lag_events', now) === 2);
      expect([
        of('ledger_projection_lag_events', paused),
        of('ledger_projection_state', paused, 'paused'),
        of('ledger_projection_state', paused, 'running'),
        of('ledger_projection_held', paused),
        of('ledger_projection_dead_letters', paused),
      ]).toEqual([2, 1, 0, 0, 0]);
      expect(of('ledger_projection_lag_seconds', paused)).toBeGreaterThan(0);
      expect(of('ledger_projection_checkpoint_age_seconds', paused)).toBeGreaterThan(0);
      await resumeProjection(admin, projection);
      const again = await onceTold(
        (now) =>
          of('ledger_projection_lag_events', now) === 0 &&
          of('ledger_projection_state', now, 'running') === 1,
      );
      expect([
        of('ledger_projection_lag_events', again),
        of('ledger_projection_lag_seconds', again),
        of('ledger_projection_held', again),
      ]).toEqual([0, 0, 1]);
    } finally {
      await admin.destroy();
    }
  });

  it('tells every metric that docs/running.md lists, in its words and under its labels, and no other of ours', async () => {
    const { help, samples } = await told();
    const ours = [...help].filter(([name]) => isOurs(name));
    const labelsOf = (metric: string) => {
      const own = samples.filter((sample) => sample.metric === metric);
      return [...new Set(own.flatMap(({ labels }) => Object.keys(labels)))].filter((label) => label !== 'le');
    };
    expect(DOCUMENTED_METRICS.length).toBeGreaterThan(10);
    expect(new Map(DOCUMENTED_METRICS.map(({ name, says }) => [name, says]))).toEqual(new Map(ours));
    expect(DOCUMENTED_METRICS.filter(({ alarm }) => alarm === '')).toEqual([]);
    for (const { name, labels } of DOCUMENTED_METRICS)
      expect([name, labelsOf(name).filter((label) => !labels.includes(label))]).toEqual([name, []]);
  });

  it('names what it tells as Prometheus would have it: in seconds, and what is counted as a total', async () => {
    const ours = [...(await told()).types].filter(([name]) => isOurs(name));
    expect(ours.filter(([name, type]) => (type === 'counter') !== name.endsWith('_total'))).toEqual([]);
    expect(ours.filter(([name]) => !/^[a-z]+(_[a-z]+)+$/.test(name))).toEqual([]);
    const times = ours.filter(([name]) => /duration|age|lag/.test(name) && !name.endsWith('_lag_events'));
    expect(times.filter(([name]) => !name.endsWith('_seconds'))).toEqual([]);
  });

  it('tells nothing that grows with what is in the ledger: the same life again adds no line, and no label holds an id', async () => {
    await busyLife();
    const lines = ({ samples }: Exposition) =>
      new Set(
        samples
          .filter(({ metric }) => isOurs(metric))
          .map(({ name, labels }) => `${name}${JSON.stringify(labels)}`),
      );
    const before = lines(await onceTold(isWhole));
    const { ids } = await busyLife();
    const after = await onceTold(isWhole);
    expect([...lines(after).difference(before)]).toEqual([]);
    const values = after.samples.flatMap(({ labels }) => Object.values(labels));
    expect(values.filter((value) => ids.some((id) => id !== '' && value.includes(id)))).toEqual([]);
    expect(values.filter((value) => /[0-9a-f]{8}|\d{6}|Martin|Potagers|@/.test(value))).toEqual([]);
  });

  // The last: what it cuts comes back in its own time.
  it('tells, while its database does not answer, that it does not, and what it knows by itself', async () => {
    database.goDown();
    const without = await onceTold((now) => sumOf(now, 'ledger_health_up', { part: 'event-store' }) === 0);
    database.restore();
    expect(sumOf(without, 'ledger_health_up', { part: 'event-store' })).toBe(0);
    expect(sumOf(without, 'ledger_health_up', { part: 'read-models' })).toBe(0);
    expect(without.samples.filter(({ name }) => name === 'ledger_projection_lag_seconds')).toEqual([]);
    expect(sumOf(without, 'ledger_events_appended_total')).toBeGreaterThan(0);
    const again = await onceTold((now) => sumOf(now, 'ledger_health_up', { part: 'event-store' }) === 1);
    expect(sumOf(again, 'ledger_health_up', { part: 'event-store' })).toBe(1);
  });
});

describe('A ledger that is not asked', () => {
  it('tells what it measures nowhere', async () => {
    const silent = await RunningLedger.start();
    try {
      expect(silent.ledger.metricsUrl).toBeNull();
      expect((await silent.request('GET', '/metrics', { as: null })).status).toBe(404);
    } finally {
      await silent.stop();
    }
  });
});
