import { canonicalJson } from '../canonical-json.js';
import { type StoredEvent } from '../event-store.js';

const members = (metadata: string): Record<string, unknown> => {
  const { recordedAt: _, ...own } = JSON.parse(metadata) as Record<string, unknown>;
  return own;
};

/**
 * A stored event as one text, the same in whichever store it stands: all but its position. When it was recorded stands
 * once, whether the store or the metadata says it; data are the bytes stored, ciphertext included.
 */
export const canonicalEnvelope = (event: StoredEvent): string =>
  canonicalJson({
    stream: event.stream,
    revision: event.revision,
    id: event.id,
    type: event.type,
    version: event.version,
    recordedAt: event.recordedAt.toISOString(),
    metadata: members(event.metadata),
    data: event.data,
  });

/** The event as another store is given it: bearing when it was recorded in its first. */
export const bearingItsTime = ({ id, type, version, data, metadata, recordedAt }: StoredEvent) => ({
  ...{ id, type, version, data },
  metadata: canonicalJson({ ...members(metadata), recordedAt: recordedAt.toISOString() }),
});
