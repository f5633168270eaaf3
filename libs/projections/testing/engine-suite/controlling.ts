import { randomBytes, randomUUID } from 'node:crypto';
import { projectionEvents } from '#domain';
import { createCodec, InMemoryEventStore, InMemoryTextKeyStore } from '#event-store';
import {
  deadLettersOf,
  pauseProjection,
  resumeProjection,
  retryProjection,
  UnknownProjection,
} from '../../running/controls.js';
import { ProjectionStopped } from '../../errors.js';
import { skipEventOf, UnknownEvent } from '../../batches/skip-event.js';
import { readSkips } from '../../batches/skips.js';
import {
  expectExactRows,
  facts,
  failingOn,
  formed,
  joined,
  projected,
  titled,
  until,
  type Examined,
} from './subject.js';

/** What operators decide, from whatever process. */
export function describeControlling({ ledger, startProjector }: Examined): void {
  const skip = (eventId: string): Promise<bigint | null> =>
    skipEventOf(
      {
        store: ledger().store,
        dataSource: ledger().dataSource,
        codec: createCodec({
          catalogue: projectionEvents,
          textKeys: new InMemoryTextKeyStore(new InMemoryEventStore()),
          masterKey: randomBytes(32),
        }),
      },
      {
        projection: 'alliances',
        eventId,
        reason: 'its title is not one',
        actor: { id: 'operator', roles: ['administrator'], onBehalfOf: null },
        correlationId: randomUUID(),
      },
    );

  it('a pause ends with the batch in hand, in another process too, and resuming goes on from there', async () => {
    await startProjector();
    await ledger()
      .engine()
      .waitFor(await ledger().record(...facts(0, 10)), { timeoutMs: 300_000 });
    expect(await pauseProjection(ledger().dataSource, 'alliances')).toBe(true);
    const before = await projected(ledger());
    const position = await ledger().record(...facts(10, 10));
    const here = ledger().engine();
    here.start();
    await until(() => here.health().projections[0]!.state === 'paused');
    expect(await here.status()).toMatchObject([{ paused: true, owner: null, position: before }]);
    await resumeProjection(ledger().dataSource, 'alliances');
    await here.waitFor(position, { timeoutMs: 300_000 });
    await expectExactRows(ledger());
    await expect(pauseProjection(ledger().dataSource, 'nothing')).rejects.toThrow(UnknownProjection);
  });

  it('a stopped projection goes on after a retry, without a restart', async () => {
    await ledger().record(formed('one'), titled('one', 'poison'), formed('two'));
    const engine = ledger().engine({ projections: [failingOn(['poison'], 5)], options: { attempts: 4 } });
    engine.start();
    await expect(engine.caughtUp()).rejects.toThrow(ProjectionStopped);
    await until(() => engine.health().projections[0]!.state === 'stopped');
    expect(await retryProjection(ledger().dataSource, 'alliances')).toEqual({ wasStopped: true, streams: 0 });
    await engine.waitFor(await ledger().store.head(), { timeoutMs: 300_000 });
    expect(engine.health().healthy).toBe(true);
    await expectExactRows(ledger());
  });

  it('an event that stops a projection is skipped: the log says so, and the projection goes on without it', async () => {
    const id = randomUUID();
    await ledger().record(
      formed('one'),
      { ...titled('one', 'poison'), id },
      joined('one', 'P'),
      formed('two'),
    );
    const engine = ledger().engine({ projections: [failingOn(['poison'])] });
    engine.start();
    await expect(engine.caughtUp()).rejects.toThrow(ProjectionStopped);
    const position = await skip(id);
    await engine.waitFor(position!, { timeoutMs: 300_000 });
    await expectExactRows(ledger(), new Set([id]));
    expect(await readSkips(ledger().store, 'alliances')).toEqual(new Set([id]));
    expect(await skip(id)).toBeNull();
    await engine.waitFor(await ledger().record(titled('one', 'late', '2010-06-01')), { timeoutMs: 300_000 });
    await expectExactRows(ledger(), new Set([id]));
    await expect(skip(randomUUID())).rejects.toThrow(UnknownEvent);
  });

  it('an event that was set aside is skipped, and what it held is taken in', async () => {
    const id = randomUUID();
    await ledger().record(formed('one'), { ...titled('one', 'poison'), id }, joined('one', 'P'));
    const engine = ledger().engine({
      projections: [failingOn(['poison'])],
      options: { poison: 'dead-letter', attempts: 1 },
    });
    engine.start();
    await engine.caughtUp();
    expect(await deadLettersOf(ledger().dataSource, 'alliances')).toHaveLength(2);
    await engine.waitFor((await skip(id))!, { timeoutMs: 300_000 });
    await until(async () => (await deadLettersOf(ledger().dataSource, 'alliances')).length === 0);
    await expectExactRows(ledger(), new Set([id]));
  });

  it('an event that was projected long ago is skipped: its key is told again without it', async () => {
    const id = randomUUID();
    await ledger().record(
      formed('one'),
      { ...titled('one', 'wrong'), id },
      joined('one', 'P'),
      formed('two'),
    );
    const engine = ledger().engine();
    engine.start();
    await engine.caughtUp();
    await engine.waitFor((await skip(id))!, { timeoutMs: 300_000 });
    await expectExactRows(ledger(), new Set([id]));
  });
}
