import { evolveWith, historyOf, type Fact } from '#domain';
import { isLate, type FoldedKey } from './folded-key.js';
import { type HistoryTable } from '../projection.js';
import { type RowVersion } from './row-version.js';
import { TableHistory } from './table-history.js';
import { NO_ITEMS, TallyHistory, type TallyChanges } from './tally-history.js';
import { asTold, WhatIsKept, type Kept, type Told } from './what-is-kept.js';

/** A fact in its place in the history, and what the key has come to with it. */
interface Step<State> {
  readonly fact: Fact;
  readonly state: State;
  readonly kept: Kept;
}

/** A fact that is corrected again, or not, is otherwise the same. */
const isSame = (a: Fact, b: Fact): boolean =>
  a.id === b.id && a.data === b.data && a.occurredOn === b.occurredOn && a.datePrecision === b.datePrecision;

/**
 * Everything a projection keeps of one key, told from the key's recorded facts in stored order: this is what the rows
 * are by definition. Whoever writes them in another way, onto what is stored, must come to the same.
 */
export class KeyHistory<State> {
  /** In stored order. */
  readonly #facts: Fact[] = [];
  /** In the order in which they fold, as known last. */
  readonly #steps: Step<State>[] = [];
  readonly #what: WhatIsKept<State>;
  readonly #tables: readonly TableHistory[];
  readonly #tallies: readonly TallyHistory[];

  constructor(
    private readonly told: Told<State>,
    key: string,
  ) {
    this.#what = new WhatIsKept(told, key);
    this.#tables = this.#what.tables.map(() => new TableHistory());
    this.#tallies = told.tallies.map(() => new TallyHistory());
  }

  /** Of all recorded facts of a key to this day. */
  static of<State>(told: Told<State>, key: string, facts: readonly Fact[]): KeyHistory<State> {
    const history = new KeyHistory(told, key);
    for (const fact of asTold(told, facts)) history.take(fact);
    return history;
  }

  /** The next recorded fact. */
  take(fact: Fact): void {
    this.#facts.push(fact);
    if (isLate(fact, this.folded)) this.#tellAgain(fact.position);
    else this.#goOn(fact);
  }

  /** Null when none of its facts stands. */
  get folded(): FoldedKey<State> | null {
    const last = this.#steps.at(-1);
    if (!last) return null;
    return {
      state: last.state,
      startedOn: this.#startedOn,
      lastOccurredOn: this.#steps.length > 1 ? last.fact.occurredOn : null,
    };
  }

  /** All versions of the key's rows in a table that keeps them. */
  versions(table: HistoryTable<State>): RowVersion[] {
    return [...this.#tables[this.#what.tables.indexOf(table)]!.versions()];
  }

  /** For each of the projection's tallies, what the key adds to it. */
  tallied(): readonly TallyChanges[] {
    return this.#tallies.map(({ changes }) => changes);
  }

  get #startedOn(): string {
    return this.#steps[0]!.fact.occurredOn;
  }

  #goOn(fact: Fact): void {
    const before = this.#steps.at(-1);
    const { state, kept } = this.#step(fact);
    if (before?.state === state) return;
    const date = fact.occurredOn < this.#startedOn ? this.#startedOn : fact.occurredOn;
    for (const [index, table] of this.#tables.entries())
      table.goOn(kept.lines[index]!.result, date, fact.position);
    for (const [index, tally] of this.#tallies.entries())
      tally.goOn(before?.kept.items[index]!.result ?? NO_ITEMS, kept.items[index]!.result, date);
  }

  /** What comes before the first change stands as it was told. */
  #tellAgain(position: bigint): void {
    const history = historyOf(this.#facts);
    const changed = history.findIndex((fact, index) => {
      const step = this.#steps[index];
      return !step || !isSame(step.fact, fact);
    });
    const stands = changed < 0 ? history.length : changed;
    this.#steps.length = stands;
    for (const fact of history.slice(stands)) this.#step(fact);
    const chain = this.#chain();
    for (const [index, table] of this.#tables.entries())
      table.tellAgain(
        chain.map(({ from, kept }) => ({ from, lines: kept.lines[index]!.result })),
        position,
      );
    for (const [index, tally] of this.#tallies.entries())
      tally.tellAgain(chain.map(({ from, kept }) => ({ from, items: kept.items[index]!.result })));
  }

  #step(fact: Fact): Step<State> {
    const { fold } = this.told;
    const before = this.#steps.at(-1);
    const state = evolveWith(fold, before ? before.state : fold.initial, fact);
    const kept = before && before.state === state ? before.kept : this.#what.of(state, before?.kept ?? null);
    const step = { fact, state, kept };
    this.#steps.push(step);
    return step;
  }

  /**
   * What was kept of the key from one business date on until the next: dates rise. Its first fact folds first whatever
   * its date: a fact dated before it counts from the first one's date.
   */
  #chain(): readonly { readonly from: string; readonly kept: Kept }[] {
    const chain: { from: string; kept: Kept }[] = [];
    for (const { fact, kept } of this.#steps) {
      const last = chain.at(-1);
      if (last && fact.occurredOn <= last.from) last.kept = kept;
      else chain.push({ from: fact.occurredOn, kept });
    }
    return chain;
  }
}
