import { FactCorrected, FactWithdrawn, type CorrectionEvent } from './correction.js';
import { type Fact } from './fact.js';

/** The two clocks a state is read at: facts true by `asOf` (a business date), known by position `knownAt`. Absent means now. */
export interface Clocks {
  readonly asOf?: string;
  readonly knownAt?: bigint;
}

const isCorrection = (fact: Fact): fact is Fact<CorrectionEvent> =>
  fact.type === FactCorrected.type || fact.type === FactWithdrawn.type;

const byDateThenPosition = (a: Fact, b: Fact): number =>
  a.occurredOn < b.occurredOn
    ? -1
    : a.occurredOn > b.occurredOn
      ? 1
      : a.position < b.position
        ? -1
        : a.position > b.position
          ? 1
          : 0;

/**
 * The history to fold, which is the whole of the two-clock rule (design, "Two clocks"): of a stream's facts in stored
 * order, those known at `knownAt` and true by `asOf`, ordered by (`occurredOn`, `position`), the stream's first fact
 * first at any `asOf`; a known correction stands in the corrected fact's place, a withdrawn fact is gone.
 */
export function historyOf(recorded: readonly Fact[], clocks: Clocks = {}): Fact[] {
  const { asOf, knownAt } = clocks;
  const known = knownAt === undefined ? recorded : recorded.filter((fact) => fact.position <= knownAt);
  const standing = new Map<string, Fact>();
  for (const fact of known) {
    if (!isCorrection(fact)) {
      standing.set(fact.id, fact);
      continue;
    }
    const corrected = standing.get(fact.data.factId);
    if (!corrected) continue;
    if (fact.type === FactWithdrawn.type) standing.delete(corrected.id);
    else {
      const {
        fact: content,
        occurredOn,
        datePrecision,
      } = (fact as Fact<Extract<CorrectionEvent, { type: 'fact.corrected' }>>).data;
      standing.set(corrected.id, { ...corrected, data: content.data, occurredOn, datePrecision });
    }
  }
  const [first, ...later] = standing.values();
  if (!first) return [];
  const inOrder = later.sort(byDateThenPosition);
  return [first, ...(asOf === undefined ? inOrder : inOrder.filter((fact) => fact.occurredOn <= asOf))];
}

/** A fold: for each event type it knows, the state after the event. Total: it never throws; other types leave the state as it is. */
export type Evolve<State> = { readonly [type: string]: (state: State, fact: Fact<never>) => State };

export interface Fold<State> {
  readonly initial: State;
  readonly evolve: Evolve<State>;
}

export function evolveWith<State>(fold: Fold<State>, state: State, fact: Fact): State {
  const step = fold.evolve[fact.type] as ((state: State, fact: Fact) => State) | undefined;
  return step ? step(state, fact) : state;
}

export const foldHistory = <State>(fold: Fold<State>, history: readonly Fact[]): State =>
  history.reduce((state, fact) => evolveWith(fold, state, fact), fold.initial);

/** State at (`asOf`, `knownAt`): the one fold, for decisions and read models alike. */
export const stateAt = <State>(fold: Fold<State>, recorded: readonly Fact[], clocks: Clocks = {}): State =>
  foldHistory(fold, historyOf(recorded, clocks));

/**
 * Several folds side by side as one: `{ path, parties }` folds to `{ path: …, parties: … }`. An aggregate and a read
 * model are made of the same parts.
 */
export function sideBySide<State extends object>(parts: {
  readonly [Part in keyof State]: Fold<State[Part]>;
}): Fold<State> {
  const names = Object.keys(parts) as (keyof State)[];
  const types = new Set(names.flatMap((name) => Object.keys(parts[name].evolve)));
  const evolveParts =
    (concerned: readonly (keyof State)[]) =>
    (state: State, fact: Fact<never>): State => {
      const next = { ...state };
      for (const name of concerned) next[name] = evolveWith(parts[name], state[name], fact);
      return next;
    };
  return {
    initial: Object.fromEntries(names.map((name) => [name, parts[name].initial])) as State,
    evolve: Object.fromEntries(
      [...types].map((type) => [type, evolveParts(names.filter((name) => type in parts[name].evolve))]),
    ),
  };
}
