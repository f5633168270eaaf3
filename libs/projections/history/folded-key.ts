import { evolveWith, FactCorrected, FactWithdrawn, type Fact, type Fold } from '#domain';

/** What a key's standing facts have folded to. */
export interface FoldedKey<State> {
  readonly state: State;
  /** Business date of the first fact: nothing of the key is true before it. */
  readonly startedOn: string;
  /** Latest business date folded, that of the first fact left out; null when that one stands alone. */
  readonly lastOccurredOn: string | null;
}

/**
 * Whether a new fact does not come last in the key's history, being dated before another or correcting one: all that
 * was told of the key must then be told again. The first fact of a stream folds first whatever its date, so nothing is
 * late against it alone.
 */
export const isLate = (fact: Fact, folded: Pick<FoldedKey<unknown>, 'lastOccurredOn'> | null): boolean =>
  fact.type === FactCorrected.type ||
  fact.type === FactWithdrawn.type ||
  (folded !== null && folded.lastOccurredOn !== null && fact.occurredOn < folded.lastOccurredOn);

/** Folds a fact that is not late onto what its key had folded to (null: nothing stands). */
export function foldOnto<State>(
  fold: Fold<State>,
  folded: FoldedKey<State> | null,
  fact: Fact,
): FoldedKey<State> {
  return {
    state: evolveWith(fold, folded ? folded.state : fold.initial, fact),
    startedOn: folded?.startedOn ?? fact.occurredOn,
    lastOccurredOn: folded ? fact.occurredOn : null,
  };
}

/** The date from which what a fact changes is true: its own, but never before the key's start. */
export const countsFrom = ({ startedOn }: FoldedKey<unknown>, { occurredOn }: Fact): string =>
  occurredOn < startedOn ? startedOn : occurredOn;
