import { canonicalJson, recordedAtOf, type EventData, type StoredEvent } from '#event-store';
import { randomUUID } from 'node:crypto';
import { type ProposedEvent, type ServerEvent } from './gateway/kurrent-client.js';

/**
 * What KurrentDB keeps as an event's metadata: the envelope, and what has no place of its own there. The id is here, and
 * the server is given another, new at each attempt: of an id it knows already it answers success, drops what comes
 * with it, and says neither.
 */
interface Kept {
  readonly id: string;
  readonly version: number;
  /** Milliseconds since 1970 before which the event was not recorded: `recordedAt` does not go back behind it. */
  readonly notBefore: number;
  readonly envelope: unknown;
}

/** One attempt at storing an event. */
export const proposed = (event: EventData, notBefore: number): ProposedEvent => {
  const { id, version, metadata } = event;
  const kept: Kept = { envelope: JSON.parse(metadata), id, notBefore, version };
  return { id: randomUUID(), type: event.type, data: JSON.parse(event.data), metadata: kept };
};

/** An event of ours as it was given; one that somebody else put among them, as best it can be told. */
export function storedEvent(event: ServerEvent, prefix: string): StoredEvent {
  const { stream, revision, position, type, data, created } = event;
  const place = { stream: stream.slice(prefix.length), revision, position, type };
  const text = event.isJson
    ? canonical(data)
    : JSON.stringify(Buffer.from(data as Uint8Array).toString('base64'));
  const kept = event.metadata as Partial<Kept> | undefined;
  if (typeof kept?.id !== 'string' || typeof kept.version !== 'number' || !('envelope' in kept)) {
    const metadata = kept === undefined ? '{}' : canonical(kept);
    return { ...place, id: event.id, version: 1, data: text, metadata, recordedAt: created };
  }
  const metadata = canonical(kept.envelope);
  const recordedAt = new Date(Math.max(created.getTime(), kept.notBefore ?? 0));
  return {
    ...{ ...place, id: kept.id, version: kept.version, data: text, metadata },
    recordedAt: recordedAtOf(metadata, recordedAt),
  };
}

/** A member whose name looks like an array's index. */
const INDEX_LIKE = /"\d+":/;

/**
 * The text that was given, of what the client parsed: parsing keeps the order of keys, and so a canonical text prints as
 * it was, but where names look like indexes, which move to the front.
 */
function canonical(value: unknown): string {
  const printed = JSON.stringify(value);
  return INDEX_LIKE.test(printed) ? canonicalJson(value) : printed;
}
