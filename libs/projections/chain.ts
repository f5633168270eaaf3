import { evolveWith, type Fact, type Fold } from '#domain';

/** The states a key was in, each from a business date on until the next: dates rise. */
export type Chain<State> = readonly { readonly from: string; readonly state: State }[];

/**
 * The states that a history (as `historyOf` orders it) goes through. A key's first fact folds first whatever its date:
 * a fact dated before it counts from the first one's date.
 */
export function chainOf<State>(fold: Fold<State>, history: readonly Fact[]): Chain<State> {
  const chain: { from: string; state: State }[] = [];
  let state = fold.initial;
  for (const fact of history) {
    state = evolveWith(fold, state, fact);
    const last = chain.at(-1);
    if (last && fact.occurredOn <= last.from) last.state = state;
    else chain.push({ from: fact.occurredOn, state });
  }
  return chain;
}
