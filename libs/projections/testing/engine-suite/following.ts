import { ProjectionBehind } from '../../errors.js';
import { ProjectionProgress } from '../../running/projection-progress.js';
import { type StoredEvent, type SubscribeOptions } from '#event-store';
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

/** D. following the log: from where, to where, how much at once. */
export function describeFollowing({ ledger }: Examined): void {
  it('23. an empty log is caught up with at once, and what comes next is projected', async () => {
    const engine = ledger().engine();
    engine.start();
    await engine.caughtUp();
    await engine.waitFor(await ledger().record(formed('one')), { timeoutMs: 300_000 });
    await expectExactRows(ledger());
  });

  it('23. goes on after its checkpoint, exclusive, when it starts again', async () => {
    const position = await ledger().record(...facts(0, 12));
    const first = ledger().engine();
    first.start();
    await first.caughtUp();
    await first.stop();
    const subscribed: SubscribeOptions[] = [];
    const { store } = ledger();
    const second = ledger().engine({
      store: seenAs(store, {
        subscribe: (options) => {
          subscribed.push(options);
          return store.subscribe(options);
        },
      }),
    });
    second.start();
    await second.waitFor(await ledger().record(...facts(12, 5)), { timeoutMs: 300_000 });
    expect(subscribed.map(({ after }) => after)).toEqual([position]);
    await expectExactRows(ledger());
  });

  it('24. is caught up with once the last historical event is committed', async () => {
    const position = await ledger().record(...facts(0, 60));
    const engine = ledger().engine({ options: { batchSize: 10 } });
    engine.start();
    await engine.caughtUp();
    expect(await projected(ledger())).toBe(position);
    await expectExactRows(ledger());
  });

  it('29. the same events delivered again, in part or in whole, change nothing', async () => {
    const { store } = ledger();
    const engine = ledger().engine({
      options: { batchSize: 7 },
      store: seenAs(store, {
        async *subscribe(options) {
          let previous: readonly StoredEvent[] = [];
          for await (const batch of store.subscribe(options)) {
            yield batch;
            yield batch;
            yield { ...batch, events: [...previous, ...batch.events] };
            previous = batch.events;
          }
        },
      }),
    });
    await ledger().record(...facts(0, 20));
    engine.start();
    await engine.caughtUp();
    await engine.waitFor(await ledger().record(joined('0', 'Q'), joined('1', 'Q', '2010-06-01')), {
      timeoutMs: 300_000,
    });
    await expectExactRows(ledger());
  });

  it('32. events of other streams move the checkpoint, so that none is read again', async () => {
    const others = alliances(30).map((fact) => ({
      ...fact,
      stream: fact.stream.replace('alliance', 'party'),
    }));
    const position = await ledger().record(...others);
    const engine = ledger().engine({ options: { batchSize: 10 } });
    engine.start();
    await engine.waitFor(position, { timeoutMs: 300_000 });
    expect(await projected(ledger())).toBe(position);
  });

  it('34. asks for the next events only once those in hand are committed: memory stays bounded', async () => {
    const { store } = ledger();
    const position = await ledger().record(...facts(0, 40));
    const askedAt: bigint[] = [];
    const handed: bigint[] = [];
    const engine = ledger().engine({
      options: { batchSize: 8 },
      store: seenAs(store, {
        async *subscribe(options) {
          for await (const batch of store.subscribe(options)) {
            expect(batch.events.length).toBeLessThanOrEqual(8);
            yield batch;
            const last = batch.events.at(-1);
            if (last === undefined) continue; // only said that the end was met
            askedAt.push(await projected(ledger()));
            handed.push(last.position);
          }
        },
      }),
    });
    engine.start();
    await engine.waitFor(position, { timeoutMs: 300_000 });
    await until(() => handed.at(-1) === position);
    expect(askedAt).toEqual(handed);
    expect(askedAt.length).toBeGreaterThanOrEqual(5);
  });

  it('42. waiting ends when the rows hold the position, or with who is behind', async () => {
    const reader = new ProjectionProgress(ledger().dataSource, ['alliances']);
    const position = await ledger().record(formed('one'));
    const behind = await reader.waitFor(position, { timeoutMs: 150 }).catch((error: unknown) => error);
    expect(behind).toBeInstanceOf(ProjectionBehind);
    expect(behind).toMatchObject({ position, behind: [{ projection: 'alliances' }] });
    const engine = ledger().engine();
    engine.start();
    await reader.waitFor(position, { timeoutMs: 300_000 });
    await expectExactRows(ledger());
  });
}
