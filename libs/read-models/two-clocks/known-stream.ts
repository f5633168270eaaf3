import { historyOf, foldHistory, type Fold } from '#domain';
import { type RecordedEvent } from '#event-store';
import { clocksOf, type ReadPoint } from './read-point.js';

/** Reads a stream, decoded, in stored order: `CommandRunner.history`. @throws StreamNotFound */
export type ReadHistory = (category: string, id: string) => Promise<readonly RecordedEvent[]>;

/** Reads streams of one category up to a position, each whole and in order; missing ones give nothing. */
export type ReadHistories = (
  category: string,
  ids: readonly string[],
  upTo: bigint,
) => Promise<ReadonlyMap<string, readonly RecordedEvent[]>>;

/** What a stream has folded to. */
export interface KnownStream<State> {
  readonly state: State;
  /** Of its last event known by then. */
  readonly revision: number;
}

/** A stream folded as of a point; null where it had not begun, or was not known. */
export function streamAt<State>(
  fold: Fold<State>,
  recorded: readonly RecordedEvent[],
  point: ReadPoint,
): KnownStream<State> | null {
  const { knownAt } = point;
  const known = knownAt === null ? recorded : recorded.filter(({ position }) => position <= knownAt);
  const history = historyOf(
    known.filter((event) => event.known),
    clocksOf(point),
  );
  const [first] = history;
  // The first fact folds first at any date: a thing counts from it on.
  if (!first || first.occurredOn > point.asOf) return null;
  return { state: foldHistory(fold, history), revision: known.at(-1)!.revision };
}
