import { PROJECTION, ProjectionEventSkipped } from '#domain';
import { StreamNotFound, streamName, type EventStore, type StoredEvent } from '#event-store';

/** What one skip says: the event left out, and the stream it stands in. */
export interface Skip {
  readonly eventId: string;
  readonly stream: string;
}

/** The skip that a stored event is for this projection; null for any other event. Its reason stays sealed. */
export function skipIn(event: StoredEvent, projection: string): Skip | null {
  if (event.type !== ProjectionEventSkipped.type || event.stream !== streamName(PROJECTION, projection))
    return null;
  const { eventId, stream } = JSON.parse(event.data) as Skip;
  return { eventId, stream };
}

/** Ids of the events that a projection leaves out, by what its stream in the log says. */
export async function readSkips(store: EventStore, projection: string): Promise<Set<string>> {
  const skipped = new Set<string>();
  try {
    for await (const event of store.readStream(streamName(PROJECTION, projection))) {
      const skip = skipIn(event, projection);
      if (skip) skipped.add(skip.eventId);
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return skipped;
}
