import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  alliances,
  expectExactRows,
  facts,
  formed,
  joined,
  projected,
  told,
  until,
  type Examined,
} from './subject.js';

/** D 30. several runners of one projection, in as many processes. */
export function describeBeingOneOfSeveral({ ledger, startProjector, kill }: Examined): void {
  const epoch = async (): Promise<number> => {
    const [row] = await ledger().dataSource.query<{ epoch: number }[]>(
      'SELECT lease_epoch::integer AS epoch FROM projections.projections',
    );
    return row!.epoch;
  };

  it('30. of two runners one is active, the other stands by, and nothing is written twice', async () => {
    const engines = [3, 4].map((batchSize) => ledger().engine({ options: { batchSize } }));
    for (const engine of engines) engine.start();
    await Promise.all(engines.map((engine) => engine.caughtUp()));
    const history = alliances(5).flatMap(({ stream }) => [
      formed(stream.slice(9)),
      // Not late: folding a key again would mend what was folded twice.
      joined(stream.slice(9), 'P', '2013-01-01'),
      joined(stream.slice(9), 'Q', '2014-01-01'),
    ]);
    const position = await ledger().record(...history);
    for (const engine of engines) await engine.waitFor(position, { timeoutMs: 300_000 });
    const states = engines.map((engine) => engine.health().projections[0]!.state).sort();
    expect(states).toEqual(['running', 'standby']);
    expect(await epoch()).toBe(1);
    await expectExactRows(ledger());
  });

  it('30. a killed owner is replaced within its lease', async () => {
    const leaseMs = 4_000;
    const owner = await startProjector({ LEASE_MS: `${leaseMs}` });
    await ledger()
      .engine()
      .waitFor(await ledger().record(...facts(0, 10)), { timeoutMs: 300_000 });
    const standby = ledger().engine({ options: { leaseMs } });
    standby.start();
    await standby.caughtUp();
    await kill(owner);
    const killed = performance.now();
    await until(async () => (await epoch()) >= 2);
    // Far below the minutes that a lease of the next test lasts; a busy machine is not a fault.
    expect(performance.now() - killed).toBeLessThan(leaseMs + 60_000);
    await standby.waitFor(await ledger().record(...facts(10, 10)), { timeoutMs: 300_000 });
    await expectExactRows(ledger());
  });

  it('30. an owner that stops in order is replaced at once, however long its lease', async () => {
    const owner = await startProjector({ LEASE_MS: '1800000' });
    await ledger()
      .engine()
      .waitFor(await ledger().record(...facts(0, 10)), { timeoutMs: 300_000 });
    const standby = ledger().engine({ options: { leaseMs: 1_800_000 } });
    standby.start();
    await standby.caughtUp();
    const ended = once(owner, 'exit');
    owner.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await standby.waitFor(await ledger().record(...facts(10, 10)), { timeoutMs: 300_000 });
    expect(standby.health().projections[0]!.state).toBe('running');
    await expectExactRows(ledger());
  });

  it('30. an owner frozen with a batch in hand, waking after its lease, writes nothing', async () => {
    await ledger().record(...facts(0, 10));
    const owner = await startProjector({ HOLD: 'before-projecting', LEASE_MS: '4000' });
    await told(owner, 'held');
    owner.kill('SIGSTOP');
    await sleep(4_200);
    // Another has the lease by now, and has not moved the checkpoint: nothing but the lease's epoch tells the old owner.
    await ledger().dataSource.query(
      `UPDATE projections.projections SET lease_owner = gen_random_uuid(), lease_epoch = lease_epoch + 1,
         lease_until = clock_timestamp() + interval '10 minutes' WHERE lease_until < clock_timestamp()`,
    );
    expect(await epoch()).toBe(2);
    owner.kill('SIGCONT');
    owner.send('go on');
    await sleep(1_500);
    expect(await projected(ledger())).toBe(-1n);
    expect(await ledger().rows()).toMatchObject({ sheets: [] });
    // Once that other lets it run out too, the old owner is a runner like any other.
    await ledger().dataSource.query('UPDATE projections.projections SET lease_until = clock_timestamp()');
    await ledger()
      .engine()
      .waitFor(await ledger().store.head(), { timeoutMs: 300_000 });
    expect(await epoch()).toBe(3);
    await expectExactRows(ledger());
  });

  it('30. an owner frozen within its transaction keeps nobody waiting longer than its lease', async () => {
    await ledger().record(...facts(0, 10));
    const owner = await startProjector({ HOLD: 'before-commit-1', LEASE_MS: '2000' });
    await told(owner, 'held');
    owner.kill('SIGSTOP');
    const standby = ledger().engine();
    standby.start();
    await standby.waitFor(await ledger().store.head(), { timeoutMs: 300_000 });
    owner.kill('SIGCONT');
    owner.send('go on');
    await until(async () => (await epoch()) >= 2);
    await standby.waitFor(await ledger().record(...facts(10, 10)), { timeoutMs: 300_000 });
    expect(standby.health().projections[0]!.state).toBe('running');
    await expectExactRows(ledger());
  });

  it('a write is read by another process soon after: the figures are printed', async () => {
    await startProjector({ BATCH_SIZE: '500' });
    const reader = ledger().engine();
    await reader.waitFor(await ledger().record(...facts(0, 7)), { timeoutMs: 300_000 });
    const waited: number[] = [];
    for (let n = 7; n < 107; n += 1) {
      const position = await ledger().record(...facts(n, 1));
      const began = performance.now();
      await reader.waitFor(position, { timeoutMs: 300_000 });
      waited.push(performance.now() - began);
    }
    waited.sort((a, b) => a - b);
    const [p50, p95] = [waited[49]!, waited[94]!];
    process.stdout.write(
      `append to visible in another process: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms\n`,
    );
    expect(p95).toBeLessThan(10_000);
  });
}
