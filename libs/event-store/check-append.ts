import {
  AppendTooLarge,
  DuplicateEventId,
  InvalidAppend,
  MAX_APPEND_BYTES,
  RecordedAtRefused,
  type Append,
  type AppendGroupOptions,
  type EventData,
  type EventStoreError,
} from './event-store.js';
import { borneRecordedAt, isInstant } from './recorded-at.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Names are indexed, and an index entry has a largest size. */
const MAX_NAME_LENGTH = 200;

/** What is wrong with an append whatever the log holds, the same in every adapter; null when nothing is. */
export function faultOf(
  { stream, expected, events }: Append,
  { loading = false }: AppendGroupOptions = {},
): EventStoreError | null {
  if (!isName(stream)) return new InvalidAppend(stream, 'not a stream name');
  if (expected !== 'no-stream' && !(Number.isInteger(expected) && expected >= 0 && expected < 2 ** 31)) {
    return new InvalidAppend(stream, `${expected} is no revision`);
  }
  const ids = new Set<string>();
  let bytes = 0;
  for (const event of events) {
    if (!isWellFormed(event)) return new InvalidAppend(stream, `event ${event.id} is malformed`);
    const borne = borneRecordedAt(event.metadata);
    if (loading ? !isInstant(borne) : borne !== undefined) {
      return loading
        ? new InvalidAppend(stream, `event ${event.id} bears no recordedAt`)
        : new RecordedAtRefused(stream);
    }
    if (ids.has(event.id)) return new DuplicateEventId(stream, event.id);
    ids.add(event.id);
    bytes += Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
  }
  return bytes > MAX_APPEND_BYTES ? new AppendTooLarge(stream, bytes) : null;
}

const isWellFormed = ({ id, type, version, data, metadata }: EventData): boolean =>
  UUID.test(id) &&
  isName(type) &&
  Number.isInteger(version) &&
  version > 0 &&
  isText(data) &&
  isText(metadata);

const isName = (name: string): boolean => name.length > 0 && name.length <= MAX_NAME_LENGTH && isText(name);

/** Canonical JSON escapes NUL, which PostgreSQL's text cannot hold. */
const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
