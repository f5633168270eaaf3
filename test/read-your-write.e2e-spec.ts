import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { TEST_TOKENS } from '#platform/testing';
import { NEVER_REACHED } from './testing/chosen-engine.js';
import { RunningLedger, type Answer } from './testing/running-ledger.js';

const TODAY = new Date('2026-01-10T12:00:00Z');
/** What a query's patience may last, and the machine's slowness on top. */
const PATIENCE_MS = { least: 4_000, most: 60_000 };

interface Written {
  readonly organisation: string;
  readonly partnership: string;
  readonly position: string;
}

/** Every query, and what shows in its answer that it saw what was written. */
const QUERIES: [string, (written: Written) => string, (answer: Answer, written: Written) => unknown][] = [
  [
    'organisation directory',
    ({ organisation: _ }) => 'organisations?search=ponant',
    ({ body }, { organisation }) => body.items[0]?.organisationId === organisation,
  ],
  [
    'organisation',
    ({ organisation }) => `organisations/${organisation}`,
    ({ body }) => body.name === 'Association fictive du Ponant',
  ],
  [
    'history of an organisation',
    ({ organisation }) => `organisations/${organisation}/timeline`,
    ({ body }) => body.total === 1,
  ],
  [
    'partnership directory',
    () => 'partnerships?search=jardins',
    ({ body }, { partnership, organisation }) =>
      body.items[0]?.partnershipId === partnership &&
      body.items[0].parties[0].organisationId === organisation,
  ],
  [
    'sheet',
    ({ partnership }) => `partnerships/${partnership}`,
    ({ body }) => body.revision === TEST_TOKENS.revision(3, body.partnershipId as string),
  ],
  [
    'history of a partnership',
    ({ partnership }) => `partnerships/${partnership}/timeline`,
    ({ body }) => body.total === 4 && JSON.stringify(body).includes('Association fictive du Ponant'),
  ],
  [
    'portfolio',
    ({ organisation }) => `portfolio?organisation=${organisation}`,
    ({ body }) => body.partnerships.count === 1,
  ],
  ['stays', ({ organisation }) => `stage-stays?organisation=${organisation}`, ({ body }) => body.total === 2],
  [
    'what to watch',
    ({ organisation }) => `watch?signal=condition-late&organisation=${organisation}`,
    ({ body }) => body.items[0]?.conditionText === 'Trouver un terrain',
  ],
  [
    'indicators',
    ({ organisation }) => `indicators?organisation=${organisation}`,
    ({ body }) => body.items[0]?.name === 'Personnes accompagnées',
  ],
];

describe('A query that names the position of a write', () => {
  let ledger: RunningLedger;
  let owner: Client;

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => TODAY);
    owner = new Client({ connectionString: ledger.database.adminUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner?.end();
    await ledger?.stop();
  });

  const askAll = (written: Written, { isAskedOnce = false } = {}) =>
    QUERIES.map(([, path]) => {
      const asked = path(written);
      const after = `${asked.includes('?') ? '&' : '?'}after=${written.position}`;
      return ledger.request('GET', `/v1/${asked}${after}`, { isAskedOnce });
    });

  /** Read models cannot be written meanwhile; they can be read. */
  const whileHeldUp = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    await ledger.ledger.projections.caughtUp();
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE organisations_1.state, partnerships_1.state IN SHARE MODE');
    try {
      return await act();
    } finally {
      await owner.query('ROLLBACK');
    }
  };

  const write = async (): Promise<Written> => {
    const organisation = await ledger.create('organisations', {
      ...{ name: 'Association fictive du Ponant', sphere: 'association', occurredOn: '2014-01-01' },
    });
    const partnership = await ledger.create('partnerships', {
      ...{ title: 'Jardins partagés (fictif)', standing: 'conception', occurredOn: '2015-01-10' },
      parties: [{ organisationId: organisation, roles: ['carrier'] }],
    });
    const waivers = [
      ...['need-analysed', 'intuition-confirmed', 'expectations-stated', 'rd-resources-found'],
    ].map((criterion) => ({ criterion, reason: 'Vu sur place' }));
    await ledger.command(`partnerships/${partnership}`, 'gates/conception/decisions', {
      ...{ occurredOn: '2015-06-01', outcome: 'conditional', deciderIds: [organisation], waivers },
      source: { document: 'Relevé de décision (fictif)' },
      conditions: [{ text: 'Trouver un terrain', dueOn: '2015-09-01' }],
    });
    const { body } = await ledger.command(`partnerships/${partnership}`, 'indicators', {
      ...{ occurredOn: '2015-07-01', replyBy: '2015-08-01' },
      definition: {
        ...{
          subImpact: 'people',
          evaluates: 'actions',
          name: 'Personnes accompagnées',
          definition: 'Dix fois',
        },
        ...{ unit: 'personnes', direction: 'increase', periodFrom: '2015-01-01', periodTo: '2016-12-31' },
      },
    });
    return { organisation, partnership, position: body.position as string };
  };

  let written: Written;

  it('waits while the read models are held up, then shows the write, whatever the query', async () => {
    let settled = 0;
    const answers = await whileHeldUp(async () => {
      written = await write();
      const unaware = await ledger.request('GET', '/v1/organisations');
      expect(unaware.body.items).toEqual([]);
      const asked = askAll(written).map((answer) =>
        answer.finally(() => {
          settled++;
        }),
      );
      await sleep(500);
      expect(settled).toBe(0);
      return asked;
    });
    for (const [index, answer] of (await Promise.all(answers)).entries()) {
      const [name, , shows] = QUERIES[index]!;
      expect({ name, status: answer.status, shows: shows(answer, written) }).toEqual({
        name,
        status: 200,
        shows: true,
      });
    }
  });

  it('is kept by nobody on the way', async () => {
    for (const { headers } of await Promise.all(askAll(written)))
      expect(headers.get('cache-control')).toBe('no-store');
    for (const list of ['partnerships', 'portfolio', 'reference-data'])
      expect((await ledger.read(list)).headers.get('cache-control')).toBe('no-store');
  });

  it('sees it at once, time after time', async () => {
    for (let time = 0; time < 30; time++) {
      const name = `Fictive ${randomUUID()}`;
      const id = await ledger.create('organisations', { name, sphere: 'company', occurredOn: '2014-01-01' });
      expect((await ledger.read(`organisations/${id}`)).body.name).toBe(name);
    }
  });

  it('waits for its exports too', async () => {
    const id = await ledger.create('partnerships', { title: 'Le tout dernier', occurredOn: '2015-01-10' });
    const { text } = await ledger.read('partnerships', { headers: { accept: 'text/csv' } });
    expect(text).toContain(id);
  });

  it('never reached is told so within its patience: 503, when to come back, nothing stale', async () => {
    const startedAt = Date.now();
    const unheardOf = { ...written, position: TEST_TOKENS.position(NEVER_REACHED) };
    const answers = await Promise.all(askAll(unheardOf, { isAskedOnce: true }));
    const took = Date.now() - startedAt;
    for (const { status, headers, body } of answers) {
      expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
        status: 503,
        code: 'READ_MODELS_BEHIND',
        retryAfter: '2',
      });
    }
    expect(took).toBeGreaterThan(PATIENCE_MS.least);
    expect(took).toBeLessThan(PATIENCE_MS.most);
  });

  it('held up beyond its patience is told so too, and is answered once they move again', async () => {
    const refused = await whileHeldUp(async () => {
      await ledger.create('organisations', { name: 'Fictive', sphere: 'company', occurredOn: '2014-01-01' });
      return ledger.read('organisations', { isAskedOnce: true });
    });
    expect(refused.status).toBe(503);
    expect((await ledger.read('organisations')).status).toBe(200);
  });
});
