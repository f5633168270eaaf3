import { type DataSource } from 'typeorm';
import { businessDateOf } from '#domain';
import { type EventStore, type Position, type StoredEvent } from '#event-store';
import { closingSeen, type ClosingRow } from '#read-models';
import { type ClosingClocks } from '../parts.js';

type LastKnown = Pick<ClosingRow, 'knownAt' | 'lastEventId' | 'recordedUpTo'>;

/** The clocks that a closing fixed, its last known event found in this store. */
export const closingClocksIn =
  (
    dataSource: DataSource,
    store: EventStore,
    positionAt: (instant: Date) => Promise<Position>,
    clock: () => Date,
  ): ClosingClocks =>
  async (caller, closingId) => {
    const closing = await closingSeen(dataSource, caller, businessDateOf(clock()), closingId);
    const knownAt = closing && (await positionOfLastKnown(store, positionAt, closing));
    return knownAt === null ? null : { asOf: closing!.asOf, knownAt };
  };

/**
 * Where the last event that a closing takes in stands in this store. Positions are a store's own: once the log was
 * moved to another, the event is looked for among those recorded at its instant. Null where the log does not hold it.
 */
export async function positionOfLastKnown(
  store: EventStore,
  positionAt: (instant: Date) => Promise<Position>,
  { knownAt, lastEventId, recordedUpTo }: LastKnown,
): Promise<Position | null> {
  const there = await lastUpTo(store, BigInt(knownAt));
  if (there?.id === lastEventId) return there.position;
  const instant = new Date(recordedUpTo);
  const last = await positionAt(instant);
  for await (const event of store.readAll({ direction: 'backward', after: last + 1n })) {
    if (event.id === lastEventId) return event.position;
    if (event.recordedAt < instant) break;
  }
  return null;
}

async function lastUpTo(store: EventStore, position: Position): Promise<StoredEvent | null> {
  for await (const event of store.readAll({ direction: 'backward', after: position + 1n, limit: 1 }))
    return event;
  return null;
}
