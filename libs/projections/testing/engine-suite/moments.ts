import { type StoredEvent } from '#event-store';
import { positionAt } from '../../running/moments.js';
import { facts, type Examined } from './subject.js';

/** Which position an instant is, for questions about what was known then. */
export function describeMoments({ ledger }: Examined): void {
  it('an instant is the last position before the first event recorded later, marks or none, false marks too', async () => {
    const { store, dataSource } = ledger();
    const events: StoredEvent[] = [];
    for (let n = 0; n < 60; n += 10) {
      await ledger().record(...facts(n, 10));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    for await (const event of store.readAll()) events.push(event);
    const instants = events
      .filter((_, index) => index % 9 === 0)
      .flatMap(({ recordedAt }) => [-1, 0, 1].map((ms) => new Date(recordedAt.getTime() + ms)));
    const expected = instants.map(
      (instant) => events.filter(({ recordedAt }) => recordedAt <= instant).at(-1)?.position ?? -1n,
    );
    const found = async (): Promise<bigint[]> => {
      const positions: bigint[] = [];
      for (const instant of instants) positions.push(await positionAt(dataSource, store, instant));
      return positions;
    };
    expect(await found()).toEqual(expected);
    const engine = ledger().engine({ options: { batchSize: 10 } });
    engine.start();
    await engine.caughtUp();
    await engine.stop();
    for (const { position, recordedAt } of events.filter((_, index) => index % 7 === 3))
      await dataSource.query('INSERT INTO projections.moments VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        position.toString(),
        recordedAt,
      ]);
    expect(await found()).toEqual(expected);
    await dataSource.query(`UPDATE projections.moments SET recorded_at = recorded_at - interval '1 hour'`);
    expect(await found()).toEqual(expected);
  });

  it('a mark is left with the first batch, and no more than one for each 500 events', async () => {
    await ledger().record(...facts(0, 40));
    const engine = ledger().engine({ options: { batchSize: 10 } });
    engine.start();
    await engine.caughtUp();
    const marks = await ledger().dataSource.query<unknown[]>('SELECT FROM projections.moments');
    expect(marks).toHaveLength(1);
  });
}
