import { type Codec, type EventStore, type RecordedEvent } from '#event-store';
import { type ReadHistory } from '#read-models';

/** Reads a stream's events, decoded: the one thing that queries ask of the log. */
export const historyFrom =
  (eventStore: EventStore, codec: Codec): ReadHistory =>
  async (category, id) => {
    const events: RecordedEvent[] = [];
    for await (const stored of eventStore.readStream(`${category}-${id}`)) events.push(codec.decode(stored));
    return events;
  };
