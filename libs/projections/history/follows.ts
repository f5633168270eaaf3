/**
 * What follows from a key's state by a pure function: the same state gives the same result. One made by `follows` says
 * of which parts of the state it is made; any other is made of the whole.
 */
export interface Follows<State, Result> {
  (key: string, state: State): Result;
  readonly parts?: (state: State) => readonly unknown[];
}

/**
 * What follows from some parts of a state, and is not made again while they stay the same objects: folds keep the parts
 * that an event does not concern.
 */
export function follows<State, const Parts extends readonly unknown[], Result>(
  parts: (state: State) => Parts,
  make: (key: string, ...parts: Parts) => Result,
): Follows<State, Result> {
  return Object.assign((key: string, state: State) => make(key, ...parts(state)), { parts });
}

/** A result, with the parts it was made of. */
export interface Followed<Result> {
  readonly parts: readonly unknown[];
  readonly result: Result;
}

/** What follows from a state that comes after another; the same object while nothing has changed that it is made of. */
export function followOn<State, Made, Result>(
  made: Follows<State, Made>,
  [key, state]: readonly [string, State],
  before: Followed<Result> | null,
  read: (made: Made) => Result,
): Followed<Result> {
  const parts = made.parts ? made.parts(state) : [state];
  if (before && parts.every((part, index) => part === before.parts[index])) return before;
  return { parts, result: read(made(key, state)) };
}
