import { type StoredEvent } from '#event-store';
import { positionAt } from '../../running/moments.js';
import { rebuild } from '../../rebuild/rebuild.js';
import { allianceProjection } from '../alliance.js';
import { decodeAlliances } from '../test-ledger.js';
import { facts, type Examined } from './subject.js';

const HOUR = 3_600_000;

/** G 50. The clock of whoever keeps the log is not always right. */
export function describeSettingTheClockBack({ ledger, subject }: Examined): void {
  it('50. the store’s clock set back: recordedAt does not go back, and what was known at an instant stays', async () => {
    const { setClockBack } = subject();
    // Nobody sets the clock of a real server for a test.
    if (!setClockBack) return;
    const { store, dataSource } = ledger();
    const events = async (): Promise<StoredEvent[]> => {
      const all: StoredEvent[] = [];
      for await (const event of store.readAll()) all.push(event);
      return all;
    };
    for (let n = 0; n < 40; n += 10) {
      await ledger().record(...facts(n, 10));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    const engine = ledger().engine({ options: { batchSize: 5 } });
    engine.start();
    await engine.waitFor(await store.head(), { timeoutMs: 300_000 });

    const last = (await events()).at(-1)!.recordedAt.getTime();
    const instants = (await events())
      .flatMap(({ recordedAt }) => [-1, 0].map((ms) => recordedAt.getTime() + ms))
      .filter((instant) => instant < last);
    const known = async (): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (const instant of new Set(instants)) {
        const position = await positionAt(dataSource, store, new Date(instant));
        const rows = await dataSource.query<object[]>(
          `SELECT alliance_id, parties, title FROM read.alliance_standing_at('2015-01-01', $1) ORDER BY alliance_id`,
          [position.toString()],
        );
        answers.push({ instant, position, rows });
      }
      return answers;
    };
    const before = await known();
    expect(before.length).toBeGreaterThan(4);

    await setClockBack(HOUR);
    await engine.waitFor(await ledger().record(...facts(40, 30)), { timeoutMs: 300_000 });
    const times = (await events()).map(({ recordedAt }) => recordedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(await known()).toEqual(before);
    const projections = [allianceProjection];
    await rebuild({ store, dataSource, decode: decodeAlliances, projections, retireAfterMs: 10 });
    expect(await known()).toEqual(before);
  });
}
