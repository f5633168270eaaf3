const MEMBER = '"recordedAt":';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The `recordedAt` that an event bears in its metadata (canonical JSON), as it is written there; undefined when it bears
 * none, as all do but those that were loaded from another log.
 */
export function borneRecordedAt(metadata: string): unknown {
  // Nearly no event bears one: metadata is parsed only where the member's name stands.
  if (!metadata.includes(MEMBER)) return undefined;
  try {
    return (JSON.parse(metadata) as { recordedAt?: unknown } | null)?.recordedAt;
  } catch {
    return undefined;
  }
}

/** Whether it is an instant in whole milliseconds, in UTC, written as JSON does: the one form that is stored. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

/**
 * When a stored event was recorded: what its metadata bears, else the store's own time of it. Every adapter fills
 * `StoredEvent.recordedAt` with it.
 */
export function recordedAtOf(metadata: string, ofStore: Date): Date {
  const borne = borneRecordedAt(metadata);
  return isInstant(borne) ? new Date(borne) : ofStore;
}
