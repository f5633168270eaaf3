import {
  evolveWith,
  FactCorrected,
  FactWithdrawn,
  foldHistory,
  historyOf,
  type Fact,
  type Fold,
} from '#domain';

/** What a key's facts have folded to, as it is stored between two batches. */
export interface FoldedKey<State> {
  readonly state: State;
  /** Latest business date folded, that of the stream's first fact left out; null when that one stands alone. */
  readonly lastOccurredOn: string | null;
  /** Position of the last fact taken in. */
  readonly lastPosition: bigint;
}

const isCorrection = (fact: Fact): boolean =>
  fact.type === FactCorrected.type || fact.type === FactWithdrawn.type;

/**
 * Folds new facts, in stored order, onto what a key had folded to (null: nothing yet). Returns `'late'` when one of
 * them does not come last in the key's history, being dated earlier or correcting what was folded: the key must then
 * be folded again from its stream.
 */
export function foldOnto<State>(
  fold: Fold<State>,
  stored: FoldedKey<State> | null,
  facts: readonly Fact[],
): FoldedKey<State> | null | 'late' {
  let folded = stored;
  for (const fact of facts) {
    if (isCorrection(fact)) return 'late';
    if (folded?.lastOccurredOn && fact.occurredOn < folded.lastOccurredOn) return 'late';
    folded = {
      state: evolveWith(fold, folded ? folded.state : fold.initial, fact),
      // The first fact of a stream folds first whatever its date, so later ones are not measured against it.
      lastOccurredOn: folded ? fact.occurredOn : null,
      lastPosition: fact.position,
    };
  }
  return folded;
}

/** Folds a key from all its recorded facts, in stored order. Null when nothing of them stands. */
export function foldAgain<State>(fold: Fold<State>, recorded: readonly Fact[]): FoldedKey<State> | null {
  const history = historyOf(recorded);
  if (history.length === 0) return null;
  return {
    state: foldHistory(fold, history),
    lastOccurredOn: history.length > 1 ? history.at(-1)!.occurredOn : null,
    lastPosition: recorded.at(-1)!.position,
  };
}
