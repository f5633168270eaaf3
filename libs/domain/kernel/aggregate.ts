import { RuleViolation } from './rule-violation.js';
import { type DomainEvent, type EventCatalogue } from './event.js';
import { type Actor, type DatePrecision, type Fact, type Source } from './fact.js';
import { evolveWith, foldHistory, historyOf, type Fold } from './history.js';

/** What is asked for, at its own business date. Time, ids and actor arrive in it: a decision reads no clock. */
export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** Business date at which the command is judged and its events happen, YYYY-MM-DD. */
  readonly occurredOn: string;
  readonly datePrecision: DatePrecision;
  /** Today's French calendar day: nothing that has not happened yet is recorded as a fact. */
  readonly today: string;
  /** UUID of the command; ids of new things derive from it. */
  readonly id: string;
  /** Who asks. */
  readonly actor: Actor;
  /** The paper that it is taken from, if it is. */
  readonly source?: Source | undefined;
}

/** For each command type, the events it leads to; each entry types its own command. */
export type Decide<State> = {
  readonly [type: string]: (
    state: State,
    command: Command<never, never>,
    recorded: readonly Fact[],
  ) => readonly DomainEvent[];
};

/** For each event type that can be impossible: throws the `RuleViolation` when the fact cannot follow that state. */
export type Possible<State> = { readonly [type: string]: (state: State, fact: Fact<never>) => void };

/**
 * An aggregate is three maps of one shape over a state: `decide` judges a command, `possible` says which facts can
 * follow a state (the rules that also hold when a late fact or a correction rewrites what came before), `evolve` folds.
 */
export interface Aggregate<State> extends Fold<State> {
  /** Stream names are `<category>-<id>`. */
  readonly category: string;
  /** The commands that may start a stream. */
  readonly starters: readonly string[];
  /** The commands that start a stream where there is none, and go on with it where there is one. */
  readonly startersAgain?: readonly string[];
  /** The events its streams hold, beside corrections. */
  readonly events: EventCatalogue;
  readonly decide: Decide<State>;
  readonly possible: Possible<State>;
}

/** Pending facts stand after everything recorded. */
const PENDING = 2n ** 80n;

interface Impossibility {
  readonly fact: Fact;
  readonly violation: RuleViolation;
}

function impossibilities<State>(aggregate: Aggregate<State>, history: readonly Fact[]): Impossibility[] {
  const found: Impossibility[] = [];
  let state = aggregate.initial;
  for (const fact of history) {
    try {
      (aggregate.possible[fact.type] as ((state: State, fact: Fact) => void) | undefined)?.(state, fact);
    } catch (violation) {
      if (!(violation instanceof RuleViolation)) throw violation;
      found.push({ fact, violation });
    }
    state = evolveWith(aggregate, state, fact);
  }
  return found;
}

/** What is impossible after, and was not before: nearly never anything, and then the history before need not be judged. */
function newlyImpossible<State>(
  aggregate: Aggregate<State>,
  before: readonly Fact[],
  after: readonly Fact[],
): Impossibility[] {
  const found = impossibilities(aggregate, historyOf(after));
  if (found.length === 0) return found;
  const already = new Set(impossibilities(aggregate, historyOf(before)).map(({ fact }) => fact.id));
  return found.filter(({ fact }) => !already.has(fact.id));
}

/**
 * Decides a command over a stream's recorded facts: judged at the command's own business date, then refused if its
 * events cannot happen there (the rule they break) or make a later fact impossible (`HISTORY_IMPOSSIBLE`).
 * Returns `[]` when the command changes nothing.
 */
export function decideOn<State>(
  aggregate: Aggregate<State>,
  recorded: readonly Fact[],
  command: Command,
): readonly DomainEvent[] {
  if (command.occurredOn > command.today) {
    throw new RuleViolation(
      'DATE_IN_FUTURE',
      { occurredOn: command.occurredOn, today: command.today },
      'occurredOn',
    );
  }
  const decide = aggregate.decide[command.type];
  if (!decide) throw new Error(`${aggregate.category} does not decide ${command.type}`);
  const state = foldHistory(aggregate, historyOf(recorded, { asOf: command.occurredOn }));
  const events = decide(state, command as Command<never, never>, recorded);
  const pending = events.map((event, index): Fact => ({
    id: `pending-${index}`,
    ...event,
    occurredOn: event.occurredOn ?? command.occurredOn,
    datePrecision: command.datePrecision,
    position: PENDING + BigInt(index),
    actor: command.actor,
    source: null,
  }));
  const broken = newlyImpossible(aggregate, recorded, [...recorded, ...pending]);
  const own = broken.find(({ fact }) => fact.position >= PENDING);
  if (own) throw own.violation;
  const [later] = broken;
  if (later) {
    throw new RuleViolation(
      'HISTORY_IMPOSSIBLE',
      {
        factType: later.fact.type,
        fact: aggregate.events.get(later.fact.type)?.summary,
        factDate: later.fact.occurredOn,
        rule: later.violation.code,
        ruleParams: later.violation.params,
      },
      'occurredOn',
    );
  }
  return events;
}
