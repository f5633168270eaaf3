import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { createLogger, type ProjectionConfiguration } from '#platform';
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

/** How a projector is, once it has met an event that no fold can take. */
async function healthAfterPoison(configured?: ProjectionConfiguration): Promise<ProjectionHealth> {
  const log = await openLog(testConfiguration({ DATABASE_URL: database.url }));
  const dataSource = await openReadDatabase(database.url, PROJECTOR_POOL_SIZE);
  const projector = projectorOf(log, dataSource, createLogger('silent'), configured);
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
    return projector.projections.health();
  } finally {
    await projector.stop();
    await dataSource.destroy();
    await log.close();
  }
}

describe('An event that cannot be projected', () => {
  it('stops its projection, unless it is configured otherwise', async () => {
    expect(await healthAfterPoison()).toMatchObject({ healthy: false, degraded: false });
  });

  it('is set aside where that is configured', async () => {
    const health = await healthAfterPoison({ projectionPoison: 'dead-letter' });
    expect(health).toMatchObject({ healthy: true, degraded: true });
  });
});
