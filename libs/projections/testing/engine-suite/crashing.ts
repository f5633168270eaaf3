import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectExactRows, facts, projected, told, type Examined } from './subject.js';

/** D. processes that die at the worst moment. */
export function describeCrashing({ ledger, startProjector, kill }: Examined): void {
  /** Starts a projector anew, lets it reach the end of the log, and compares the rows with a fresh fold of it. */
  const expectExactAfterRestart = async (): Promise<void> => {
    const again = await startProjector();
    await ledger()
      .engine()
      .waitFor(await ledger().store.head(), { timeoutMs: 300_000 });
    await kill(again);
    await expectExactRows(ledger());
  };

  it.each([
    ['before-commit-1', 0],
    ['before-commit-3', 20],
    ['after-commit-2', 20],
  ])('25. killed %s of a batch, rows and checkpoint are both there or neither is', async (hold, kept) => {
    const positions = [-1n];
    for (const fact of facts(0, 45)) positions.push(await ledger().record(fact));
    const projector = await startProjector({ HOLD: hold });
    await told(projector, 'held');
    await kill(projector);
    const reached = await projected(ledger());
    const [newest] = await ledger().dataSource.query<{ position: string | null }[]>(
      'SELECT max(last_position)::text AS position FROM read.alliance_state',
    );
    expect(BigInt(newest!.position ?? -1)).toBe(reached);
    // Pages of a log are full; a subscription's batches end where its messages do.
    if (ledger().store.capabilities.densePositions) expect(reached).toBe(positions[kept]);
    const heldAfter = positions.indexOf(reached);
    expect([heldAfter > 0, heldAfter <= kept]).toEqual([kept > 0, true]);
    await expectExactAfterRestart();
  });

  it('26. killed between an append and its projection, nothing is lost and nothing counts twice', async () => {
    const before = await ledger().record(...facts(0, 20));
    const projector = await startProjector({ HOLD: 'before-projecting' });
    await told(projector, 'held');
    await ledger().record(...facts(20, 3));
    await kill(projector);
    expect(await projected(ledger())).toBeLessThan(before);
    await expectExactAfterRestart();
  });

  it('25. killed again and again while facts are recorded, it is exact in the end', async () => {
    let recording = true;
    const recorded = (async () => {
      for (let n = 0; n < 400 && recording; n += 5) await ledger().record(...facts(n, 5));
    })();
    for (let round = 0; round < 4; round += 1) {
      const projector = await startProjector();
      await sleep(20 + round * 45);
      await kill(projector);
    }
    recording = false;
    await recorded;
    await expectExactAfterRestart();
  });

  it('33. told to end, it finishes its batch, stores the checkpoint, lets the lease go and exits with 0', async () => {
    const positions = [-1n];
    for (const fact of facts(0, 40)) positions.push(await ledger().record(fact));
    const projector = await startProjector();
    const ended = once(projector, 'exit');
    await ledger().engine().waitFor(positions[10]!, { timeoutMs: 300_000 });
    projector.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const reached = positions.indexOf(await projected(ledger()));
    expect(reached).toBeGreaterThanOrEqual(10);
    if (ledger().store.capabilities.densePositions) expect(reached % 10).toBe(0);
    expect(await ledger().engine().status()).toMatchObject([{ owner: null }]);
    await expectExactAfterRestart();
  });

  it('33. stopping a second time does nothing', async () => {
    await ledger().record(...facts(0, 20));
    const engine = ledger().engine({ options: { batchSize: 10 } });
    engine.start();
    await engine.caughtUp();
    await Promise.all([engine.stop(), engine.stop()]);
    await engine.stop();
    await expectExactRows(ledger());
  });
}
