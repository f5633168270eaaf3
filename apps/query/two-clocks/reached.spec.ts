import { randomUUID } from 'node:crypto';
import { ProblemException } from '#contracts';
import { InMemoryEventStore, type Position } from '#event-store';
import { ProjectionBehind } from '#projections';
import { reachedInTime } from './reached.js';

/** Read models that hold everything up to a position, and wait no longer than a moment. */
const holding = (reached: Position) => ({
  waits: [] as number[],
  waitFor(position: Position, { timeoutMs }: { timeoutMs: number }): Promise<void> {
    this.waits.push(timeoutMs);
    return position <= reached
      ? Promise.resolve()
      : Promise.reject(
          new ProjectionBehind(position, [{ projection: 'any', position: reached, stopped: false }]),
        );
  },
});

describe('A position asked about', () => {
  const store = new InMemoryEventStore();
  beforeAll(async () => {
    for (const stream of ['a-1', 'a-2', 'a-3']) {
      const event = { id: randomUUID(), type: 'any', version: 1, data: '{}', metadata: '{}' };
      await store.append({ stream, expected: 'no-stream', events: [event] });
    }
  });

  it('that the read models hold is answered about', async () => {
    await expect(reachedInTime(holding(1n), store, 1n)).resolves.toBe(true);
  });

  it('that the log has come to, and the read models not yet, is waited for, and then said to be behind', async () => {
    const progress = holding(1n);
    const refused = await reachedInTime(progress, store, 2n).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemException);
    expect((refused as ProblemException).problem).toMatchObject({
      code: 'READ_MODELS_BEHIND',
      headers: { 'Retry-After': '2' },
    });
    expect(progress.waits).toEqual([0, 5_000]);
  });

  it('that the log has not come to is not waited for', async () => {
    const progress = holding(2n);
    await expect(reachedInTime(progress, store, 3n)).resolves.toBe(false);
    expect(progress.waits).toEqual([0]);
  });
});
