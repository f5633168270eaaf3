import { randomUUID } from 'node:crypto';
import { type Append, type EventData, type EventStore, type StoredEvent } from '../../event-store.js';

/** A store to examine, empty when it is handed over, and how to let go of it. */
export interface Subject {
  readonly store: EventStore;
  close(): Promise<void>;
}

export interface ContractOptions {
  /** How long the endurance cases (13, 14) write. Default: `EVENT_STORE_ENDURANCE_SECONDS`, or 3. */
  readonly enduranceSeconds?: number;
}

/** What each part of the suite is given: the store, once the suite has opened it. */
export interface Examined {
  readonly store: () => EventStore;
  /** A further, empty store, closed at the end of the suite. */
  readonly fresh: () => Promise<EventStore>;
  readonly enduranceSeconds: number;
}

export const aStream = (): string => `toy-${randomUUID()}`;

export const anEvent = (data: unknown = {}, id: string = randomUUID()): EventData => ({
  id,
  type: 'toy.turned',
  version: 1,
  data: typeof data === 'string' ? data : JSON.stringify(data),
  metadata: '{}',
});

export const someEvents = (count: number): EventData[] =>
  Array.from({ length: count }, (_, n) => anEvent({ n }));

export const startOf = (stream: string, ...events: EventData[]): Append => ({
  stream,
  expected: 'no-stream',
  events,
});

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}

export const dataOf = (events: readonly StoredEvent[]): unknown[] =>
  events.map(({ data }) => JSON.parse(data) as unknown);
export const idsOf = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id);
