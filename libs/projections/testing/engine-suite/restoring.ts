import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type ProjectionEngine } from '../../projection-engine.js';
import {
  alliances,
  expectExactRows,
  facts,
  formed,
  joined,
  projected,
  seenAs,
  until,
  type Examined,
} from './subject.js';

/** D. a database that goes away, a log that comes back as another. */
export function describeRestoring({ ledger, subject }: Examined): void {
  const project = async (): Promise<void> => {
    await ledger().record(...alliances(3));
    const before = ledger().engine();
    before.start();
    await before.caughtUp();
    await before.stop();
  };
  const expectAlarm = async (engine: ProjectionEngine, words: string): Promise<void> => {
    await expect(engine.caughtUp()).rejects.toThrow(words);
    expect(engine.health().healthy).toBe(false);
    const [status] = await engine.status();
    expect(status).toMatchObject({
      state: 'stopped',
      error: { reason: expect.stringContaining(words) as string },
    });
  };

  it('27. the database goes away and comes back: health says so meanwhile, and nothing is missed', async () => {
    const name = new URL(subject().database.url).pathname.slice(1);
    const admin = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await admin.connect();
    const engine = ledger().engine({ options: { batchSize: 2 } });
    engine.start();
    await engine.waitFor(await ledger().record(...alliances(9)), { timeoutMs: 300_000 });
    await ledger().record(...alliances(5).map(({ stream }) => joined(stream.slice(9), 'P', '2011-01-01')));
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await until(() => !engine.health().healthy || engine.health().projections[0]!.state !== 'running');
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();
    await until(() => engine.health().healthy);
    await engine.waitFor(await ledger().record(formed('after')), { timeoutMs: 300_000 });
    await expectExactRows(ledger());
  });

  it('31. a log restored from an earlier backup and grown since is found out at the start', async () => {
    await project();
    await ledger().dataSource.query('UPDATE projections.builds SET event_id = $1', [randomUUID()]);
    const later = await ledger().record(formed('later'));
    const engine = ledger().engine();
    engine.start();
    await expectAlarm(engine, 'not the log that was projected');
    expect(await projected(ledger())).toBeLessThan(later);
  });

  it('31. a log that ends before the checkpoint is found out, and not waited for', async () => {
    await project();
    await ledger().dataSource.query('UPDATE projections.builds SET position = position + 1000000');
    const engine = ledger().engine();
    engine.start();
    await expectAlarm(engine, 'the log ends before it');
  });

  it('31. a log restored while the connection was lost is found out when it comes back', async () => {
    await ledger().record(...facts(0, 10));
    const { store } = ledger();
    const lost = Promise.withResolvers<void>();
    const engine = ledger().engine({
      store: seenAs(store, {
        async *subscribe(options) {
          void lost.promise.then(() => {
            options.onConnection?.({ connected: false, error: new Error('gone') });
            options.onConnection?.({ connected: true });
          });
          yield* store.subscribe(options);
        },
      }),
    });
    engine.start();
    await engine.caughtUp();
    await ledger().dataSource.query('UPDATE projections.builds SET event_id = $1', [randomUUID()]);
    lost.resolve();
    await until(() => engine.health().projections[0]!.state === 'stopped');
    expect(engine.health().projections[0]!.error).toContain('not the log that was projected');
  });
}
