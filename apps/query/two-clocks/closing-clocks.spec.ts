import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type Position } from '#event-store';
import { positionOfLastKnown } from './closing-clocks.js';

/** A log in which several events bear each instant; `before`: events of others that stand before all of it. */
async function logOf(ids: readonly string[], before: number): Promise<InMemoryEventStore> {
  let told = -before;
  const store = new InMemoryEventStore(() => Date.UTC(2025, 0, 31, 12, 0, Math.floor(told++ / 3)));
  const append = (id: string, stream: string) =>
    store.append({
      stream,
      expected: 'no-stream',
      events: [{ id, type: 'a.fact', version: 1, data: '{}', metadata: '{}' }],
    });
  for (let other = 0; other < before; other += 1) await append(randomUUID(), `other-${other}`);
  for (const id of ids) await append(id, `one-${id}`);
  return store;
}

/** The last position recorded by an instant, as the reading side finds it. */
const positionAtIn =
  (store: InMemoryEventStore) =>
  async (instant: Date): Promise<Position> => {
    let last: Position = -1n;
    for await (const event of store.readAll()) if (event.recordedAt <= instant) last = event.position;
    return last;
  };

describe('The last event that a closing takes in', () => {
  const ids = Array.from({ length: 9 }, () => randomUUID());

  it.each([0, 5])('is found wherever it stands, %i places on from where it was closed', async (moved) => {
    const closedOn = await logOf(ids, 0);
    const now = await logOf(ids, moved);
    for await (const event of closedOn.readAll()) {
      const closing = {
        knownAt: event.position.toString(),
        lastEventId: event.id,
        recordedUpTo: event.recordedAt.toISOString(),
      };
      expect(await positionOfLastKnown(now, positionAtIn(now), closing)).toBe(event.position + BigInt(moved));
    }
  });

  it('that the log does not hold is nowhere', async () => {
    const now = await logOf(ids, 2);
    const closing = { knownAt: '4', lastEventId: randomUUID(), recordedUpTo: '2025-01-31T12:00:01.000Z' };
    expect(await positionOfLastKnown(now, positionAtIn(now), closing)).toBeNull();
  });
});
