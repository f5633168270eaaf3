import { type RecordedEvent, type StoredEvent } from '#event-store';
import { type BatchWrites } from './batch-writes.js';
import { KeyHistory } from '../history/key-history.js';
import { type Projection } from '../projection.js';
import { type StoredKey } from '../tables/stored-states.js';
import { factsOf, leftOutOf, take, type TakenEvent } from '../history/taken-event.js';
import { type TallyChanges } from '../history/tally-history.js';

/**
 * Tells a key again from all events of its stream, in stored order. `stored` is what it had folded to when it was last
 * written; null: nothing.
 */
export function tellAgain<State>(
  projection: Projection<State>,
  key: string,
  taken: readonly TakenEvent[],
  stored: StoredKey<State> | null,
  decode: (event: StoredEvent) => RecordedEvent,
  writes: BatchWrites<State>,
): void {
  const history = KeyHistory.of(projection, key, factsOf(taken));
  const counted = stored ? countedOf(projection, key, taken, stored, decode) : [];
  writes.anew(key, history, counted, taken.at(-1)?.event ?? null, leftOutOf(taken));
}

/** What the key had added to each tally: its events up to then are told as they were, with what was skipped since. */
function countedOf<State>(
  projection: Projection<State>,
  key: string,
  taken: readonly TakenEvent[],
  stored: StoredKey<State>,
  decode: (event: StoredEvent) => RecordedEvent,
): readonly TallyChanges[] {
  if (projection.tallies.length === 0) return [];
  const leftOut = new Set(stored.leftOut);
  const before = taken
    .filter(({ event }) => event.position <= stored.lastPosition)
    .map((one) => (one.is === 'skipped' ? take(one.event, decode, leftOut) : one));
  return KeyHistory.of({ ...projection, tables: [] }, key, factsOf(before)).tallied();
}
