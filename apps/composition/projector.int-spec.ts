import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { createLogger, Metrics, type ProjectionConfiguration } from '#platform';
import { testConfiguration } from '#platform/testing';
import { type ProjectionHealth } from '#projections';
import { LEDGER_MIGRATIONS } from './migrate.js';
import { openLog } from './open-log.js';
import { openReadDatabase } from './open-read-database.js';
import { PROJECTOR_POOL_SIZE, projectorOf } from './projector.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase(LEDGER_MIGRATIONS);
});
afterEach(() => database.drop());

interface AfterPoison {
  readonly health: ProjectionHealth;
  /** What its metrics tell that is not 0. */
  readonly told: readonly string[];
}

/** How a projector is, once it has met an event that no fold can take. */
async function afterPoison(configured?: ProjectionConfiguration): Promise<AfterPoison> {
  const metrics = await Metrics.open({ host: '127.0.0.1', port: 0 });
  const log = await openLog(testConfiguration({ DATABASE_URL: database.url }));
  const dataSource = await openReadDatabase(database.url, PROJECTOR_POOL_SIZE);
  const projector = projectorOf(log, dataSource, createLogger('silent'), configured, { metrics });
  try {
    const broken = { id: randomUUID(), type: 'partnership.registered', version: 1, data: '{}' };
    const actor = { id: 'someone', roles: [], onBehalfOf: null };
    await log.store.append({
      stream: `partnership-${randomUUID()}`,
      expected: 'no-stream',
      events: [{ ...broken, metadata: JSON.stringify({ actor, occurredOn: '2020-01-01' }) }],
    });
    projector.start();
    await projector.projections.caughtUp().catch(() => undefined);
    let text = '';
    // What does not answer in time is left out, and asked again.
    while (!text.includes('ledger_projection_state{')) text = await (await fetch(metrics.url)).text();
    return {
      health: projector.projections.health(),
      told: text.split('\n').filter((line) => !line.endsWith(' 0')),
    };
  } finally {
    await metrics.close();
    await projector.stop();
    await dataSource.destroy();
    await log.close();
  }
}

describe('An event that cannot be projected', () => {
  it('stops its projection, unless it is configured otherwise', async () => {
    const { health, told } = await afterPoison();
    expect(health).toMatchObject({ healthy: false, degraded: false });
    expect(told).toContain('ledger_projection_state{projection="partnerships",state="stopped"} 1');
    expect(told).toContain('ledger_alarms_total{name="partnerships",alarm="stopped"} 1');
  });

  it('is set aside where that is configured', async () => {
    const { health, told } = await afterPoison({ projectionPoison: 'dead-letter' });
    expect(health).toMatchObject({ healthy: true, degraded: true });
    expect(told).toContain('ledger_projection_dead_letters{projection="partnerships"} 1');
    expect(told).toContain('ledger_alarms_total{name="partnerships",alarm="dead-lettered"} 1');
  });
});
