import { type RecordedEvent, type StoredEvent } from '#event-store';

/** An event of a key's stream that is taken in, whether it is folded or not. */
export interface TakenEvent {
  readonly event: StoredEvent;
  /** Decoded; null: skipped, or of a type that today's code does not know. */
  readonly fact: RecordedEvent | null;
  readonly is: 'fact' | 'unknown' | 'skipped';
}

/** What is skipped is not even decoded. */
export function take(
  event: StoredEvent,
  decode: (event: StoredEvent) => RecordedEvent,
  skipped: ReadonlySet<string>,
): TakenEvent {
  if (skipped.has(event.id)) return { event, fact: null, is: 'skipped' };
  const decoded = decode(event);
  return decoded.known ? { event, fact: decoded, is: 'fact' } : { event, fact: null, is: 'unknown' };
}

export const factsOf = (taken: readonly TakenEvent[]): RecordedEvent[] =>
  taken.flatMap(({ fact }) => fact ?? []);

export const leftOutOf = (taken: readonly TakenEvent[]): string[] =>
  taken.flatMap(({ event, is }) => (is === 'skipped' ? [event.id] : []));
