import { randomUUID } from 'node:crypto';
import { type Append, type EventData, type EventStore, type StoredEvent } from '#event-store';

export const anEvent = (data: unknown = {}): EventData => ({
  id: randomUUID(),
  type: 'toy.turned',
  version: 1,
  data: JSON.stringify(data),
  metadata: '{}',
});

export const aStart = (stream: string = `toy-${randomUUID()}`, ...events: EventData[]): Append => ({
  stream,
  expected: 'no-stream',
  events: events.length > 0 ? events : [anEvent()],
});

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}

/** Follows the log from a position; `until` resolves once so many events came. */
export function follow(store: EventStore, after = -1n) {
  const stop = new AbortController();
  const seen: StoredEvent[] = [];
  const connections: boolean[] = [];
  const ended = (async () => {
    const onConnection = ({ connected }: { connected: boolean }) => connections.push(connected);
    for await (const { events } of store.subscribe({ after, signal: stop.signal, onConnection }))
      seen.push(...events);
  })();
  const until = async (count: number) => {
    while (seen.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { stop, seen, connections, ended, until };
}
