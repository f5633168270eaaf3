import { type EventStore, type Position } from '#event-store';

/** How many events stand after a position: not every engine's positions can be counted. */
export async function recordedSince(store: EventStore, position: Position): Promise<number> {
  let events = 0;
  for await (const _ of store.readAll({ after: position })) events += 1;
  return events;
}
