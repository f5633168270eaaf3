import {
  evolveWith,
  FactCorrected,
  FactWithdrawn,
  historyOf,
  type Clocks,
  type Fact,
  type Fold,
} from '#domain';
import { type Part } from './compared-node.js';
import { fieldChanges, type FieldChange } from './field-changes.js';

/** A change, with the events that made it, in the order in which they became known. */
export interface ExplainedChange extends FieldChange {
  readonly eventIds: readonly string[];
}

export interface Compared<State> {
  readonly fold: Fold<State>;
  /** The fields that states are compared by. */
  readonly fieldsOf: (state: State) => Part;
}

/** A state on the way from one point to the other, with the events that led to it from the one before. */
interface Step {
  readonly sheet: Part | null;
  readonly eventIds: readonly string[];
}

const isLater = (a: Clocks, b: Clocks): boolean => {
  const [known, otherKnown] = [a.knownAt, b.knownAt];
  if (known !== otherKnown) return known === undefined || (otherKnown !== undefined && known > otherKnown);
  return (a.asOf ?? '9999') > (b.asOf ?? '9999');
};

/** The history at a point; none before the day on which it starts, as known there. */
function visible(recorded: readonly Fact[], clocks: Clocks): Fact[] {
  const history = historyOf(recorded, clocks);
  const starts = history[0]?.occurredOn;
  return clocks.asOf !== undefined && starts !== undefined && starts > clocks.asOf ? [] : history;
}

/**
 * What changed in a stream from one point in both clocks to another, by field, each with the events that made it.
 *
 * The way from the earlier knowledge to the later is walked one step at a time: first what became known, event by event,
 * as of the first date; then, with all of it known, what time itself brought, fact by fact. An event is responsible for
 * a field that its step changes. Since the steps lead from one state to the other, a field that differs has at least one.
 */
export function comparePoints<State>(
  compared: Compared<State>,
  recorded: readonly Fact[],
  from: Clocks,
  to: Clocks,
): ExplainedChange[] {
  const backwards = isLater(from, to);
  const [earlier, later] = backwards ? [to, from] : [from, to];
  const steps = [
    ...stepsOfKnowledge(compared, recorded, earlier, later),
    ...stepsOfTime(compared, recorded, earlier, later),
  ];
  const [first, last] = [steps[0]!.sheet, steps.at(-1)!.sheet];
  const changes = backwards ? fieldChanges(last, first) : fieldChanges(first, last);
  if (changes.length === 0) return [];
  const touched = touchedBy(steps);
  const position = new Map(recorded.map((fact, index) => [fact.id, index]));
  return changes.map((change) => ({
    ...change,
    eventIds: [
      ...new Set(
        touched.flatMap(({ path, eventIds }) =>
          isWithin(path, change.path) || isWithin(change.path, path) ? eventIds : [],
        ),
      ),
    ].sort((a, b) => position.get(a)! - position.get(b)!),
  }));
}

const isWithin = (path: string, of: string): boolean => path === of || path.startsWith(`${of}/`);

/** What each step changed. */
function touchedBy(
  steps: readonly Step[],
): { readonly path: string; readonly eventIds: readonly string[] }[] {
  return steps.flatMap(({ sheet, eventIds }, index) =>
    index === 0 ? [] : fieldChanges(steps[index - 1]!.sheet, sheet).map(({ path }) => ({ path, eventIds })),
  );
}

/** As of the earlier point's date, event after event that the later point knows beside it; the first step is the earlier point. */
function stepsOfKnowledge<State>(
  compared: Compared<State>,
  recorded: readonly Fact[],
  { asOf, knownAt }: Clocks,
  later: Clocks,
): Step[] {
  const at = (position: bigint | undefined): Part | null =>
    sheetOf(
      compared,
      visible(recorded, { ...(asOf && { asOf }), ...(position !== undefined && { knownAt: position }) }),
    );
  return [
    { sheet: at(knownAt), eventIds: [] },
    ...becameKnown(recorded, knownAt, later.knownAt).map(({ id, position }) => ({
      sheet: at(position),
      eventIds: [id],
    })),
  ];
}

const becameKnown = (
  recorded: readonly Fact[],
  after: bigint | undefined,
  upTo: bigint | undefined,
): Fact[] =>
  after === undefined
    ? []
    : recorded.filter(({ position }) => position > after && (upTo === undefined || position <= upTo));

/** With all that the later point knows, fact after fact between both dates, in the direction of the later point. */
function stepsOfTime<State>(
  compared: Compared<State>,
  recorded: readonly Fact[],
  earlier: Clocks,
  later: Clocks,
): Step[] {
  const known = later.knownAt === undefined ? {} : { knownAt: later.knownAt };
  const [start, end] = [earlier, later].map(({ asOf }) =>
    visible(recorded, { ...known, ...(asOf && { asOf }) }),
  );
  const onwards = start!.length <= end!.length;
  const [short, long] = onwards ? [start!, end!] : [end!, start!];
  const learnt = becameKnown(recorded, earlier.knownAt, later.knownAt);
  const facts = long.slice(short.length);
  const states = statesAfter(compared.fold, long).slice(short.length);
  const sheets = [sheetOf(compared, short), ...states.map((state) => compared.fieldsOf(state))];
  const steps = facts.map(({ id }, index): Step => ({
    sheet: sheets[onwards ? index + 1 : index]!,
    eventIds: [id, ...correctionsOf(id, learnt)],
  }));
  return onwards ? steps : steps.reverse();
}

/** The states after each fact of a history. */
function statesAfter<State>(fold: Fold<State>, history: readonly Fact[]): State[] {
  let state = fold.initial;
  return history.map((fact) => (state = evolveWith(fold, state, fact)));
}

const sheetOf = <State>({ fold, fieldsOf }: Compared<State>, history: readonly Fact[]): Part | null =>
  history.length === 0 ? null : fieldsOf(statesAfter(fold, history).at(-1)!);

const correctionsOf = (factId: string, learnt: readonly Fact[]): string[] =>
  learnt
    .filter(
      ({ type, data }) =>
        (type === FactCorrected.type || type === FactWithdrawn.type) &&
        (data as { readonly factId: string }).factId === factId,
    )
    .map(({ id }) => id);
