import { type Codec } from './codec.js';
import { type EventStore } from './event-store.js';
import { type RecordedEvent } from './recorded-event.js';

export const streamName = (category: string, id: string): string => `${category}-${id}`;

/** A stream's events, decoded, in stored order. @throws StreamNotFound, CorruptedEvent */
export async function streamHistory(
  store: EventStore,
  codec: Codec,
  category: string,
  id: string,
): Promise<RecordedEvent[]> {
  const recorded: RecordedEvent[] = [];
  for await (const stored of store.readStream(streamName(category, id))) recorded.push(codec.decode(stored));
  return recorded;
}
