import { historyOf, type Fact } from '#domain';
import { chainOf } from './chain.js';
import { countsFrom, foldedTo, foldOnto, isLate, type FoldedKey } from './folded-key.js';
import { type HistoryTable, type ProjectedTable, type Projection } from './projection.js';
import { type RowVersion } from './row-version.js';
import { linesOf, TableHistory, type Lines } from './table-history.js';
import { shapeOf } from './table-shape.js';
import { TallyHistory, type TallyChanges } from './tally-history.js';
import { WhatFollows } from './what-was-read.js';

/** What of a projection says what is kept of a key. */
export type Told<State> = Pick<Projection<State>, 'fold' | 'tables' | 'tallies'>;

export const keepsHistory = <State>(table: ProjectedTable<State>): table is HistoryTable<State> =>
  table.history;

/** The rows of a key that follow from its state, in one table. */
export const historyLines = <State>(table: HistoryTable<State>, key: string): WhatFollows<State, Lines> =>
  new WhatFollows((state) => linesOf(shapeOf(table.entity), table.rows(key, state)));

interface TableTold<State> {
  readonly lines: WhatFollows<State, Lines>;
  readonly history: TableHistory;
}

/**
 * Everything a projection keeps of one key, told from the key's recorded facts in stored order: this is what the rows
 * are by definition. Whoever writes them in another way, onto what is stored, must come to the same.
 */
export class KeyHistory<State> {
  readonly #facts: Fact[] = [];
  readonly #tables: ReadonlyMap<ProjectedTable<State>, TableTold<State>>;
  readonly #tallies: readonly TallyHistory<State>[];
  #folded: FoldedKey<State> | null = null;

  constructor(
    private readonly told: Told<State>,
    key: string,
  ) {
    this.#tables = new Map(
      told.tables
        .filter(keepsHistory)
        .map((table) => [table, { lines: historyLines(table, key), history: new TableHistory() }]),
    );
    this.#tallies = told.tallies.map((tally) => new TallyHistory(tally, key));
  }

  /** The next recorded fact. */
  take(fact: Fact): void {
    this.#facts.push(fact);
    if (isLate(fact, this.#folded)) this.#tellAgain(fact.position);
    else this.#goOn(fact);
  }

  /** Null when none of its facts stands. */
  get folded(): FoldedKey<State> | null {
    return this.#folded;
  }

  /** All versions of the key's rows in a table that keeps them. */
  versions(table: HistoryTable<State>): RowVersion[] {
    return [...this.#tables.get(table)!.history.versions()];
  }

  /** For each of the projection's tallies, what the key adds to it. */
  tallied(): readonly TallyChanges[] {
    return this.#tallies.map(({ changes }) => changes);
  }

  #goOn(fact: Fact): void {
    const before = this.#folded;
    const after = foldOnto(this.told.fold, before, fact);
    this.#folded = after;
    if (before?.state === after.state) return;
    const date = countsFrom(after, fact);
    for (const { lines, history } of this.#tables.values())
      history.goOn(lines.of(after.state), date, fact.position);
    for (const tally of this.#tallies) tally.goOn(before?.state ?? null, after.state, date);
  }

  #tellAgain(position: bigint): void {
    const history = historyOf(this.#facts);
    const chain = chainOf(this.told.fold, history);
    this.#folded = foldedTo(history, chain);
    for (const { lines, history: told } of this.#tables.values())
      told.tellAgain(
        chain.map(({ from, state }) => ({ from, lines: lines.of(state) })),
        position,
      );
    for (const tally of this.#tallies) tally.tellAgain(chain);
  }
}
