import { FactCorrected, type EventCatalogue } from '#domain';
import { CorruptedEvent } from './codec-errors.js';
import { metadataSchema } from './event-metadata.js';
import { type StoredEvent } from './event-store.js';
import { type RecordedEvent } from './recorded-event.js';
import { upcast } from './upcast.js';

/**
 * A stored event as today's code reads it. This is the one place where events are upcast.
 * @throws CorruptedEvent when its JSON or envelope is broken, or its version is none that today's code knows
 */
export function decode(catalogue: EventCatalogue, stored: StoredEvent): RecordedEvent {
  try {
    const definition = catalogue.get(stored.type);
    const data: unknown = JSON.parse(stored.data);
    const {
      datePrecision = 'day',
      source = null,
      ...metadata
    } = metadataSchema.parse(JSON.parse(stored.metadata));
    return {
      ...metadata,
      datePrecision,
      source,
      id: stored.id,
      type: stored.type,
      version: stored.version,
      stream: stored.stream,
      revision: stored.revision,
      position: stored.position,
      recordedAt: stored.recordedAt,
      known: definition !== undefined,
      data: definition
        ? withContentUpcast(catalogue, stored.type, upcast(definition, stored.version, data))
        : data,
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : 'unreadable';
    throw new CorruptedEvent(stored.position, stored.stream, stored.revision, reason, cause);
  }
}

/** Reads the stored events of a catalogue. @throws CorruptedEvent */
export const decoderOf =
  (catalogue: EventCatalogue): ((stored: StoredEvent) => RecordedEvent) =>
  (stored) =>
    decode(catalogue, stored);

/** A correction carries the content of another event, under the version that one had when it was written. */
function withContentUpcast(catalogue: EventCatalogue, type: string, data: unknown): unknown {
  if (type !== FactCorrected.type) return data;
  const correction = data as { fact: { type: string; version: number; data: unknown } };
  const definition = catalogue.get(correction.fact.type);
  if (!definition) return data;
  const { version } = definition;
  return {
    ...correction,
    fact: {
      ...correction.fact,
      version,
      data: upcast(definition, correction.fact.version, correction.fact.data),
    },
  };
}
