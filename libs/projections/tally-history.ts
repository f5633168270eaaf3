import { escaped } from './copy-text.js';
import { type Chain } from './chain.js';
import { type ProjectedTally, type TallyItem } from './projection.js';
import { WhatFollows } from './what-was-read.js';

/** By how much counts change: by `<item>\t<day>`, the item being measure, cell and value in COPY's text format. */
export type TallyChanges = ReadonlyMap<string, number>;

const itemText = ({ measure, cell, value }: TallyItem): string =>
  `${escaped(measure)}\t${escaped(cell)}\t${value}`;

const NONE: readonly string[] = [];

/** What one key adds to a tally, day by day, by what is known last. */
export class TallyHistory<State> {
  #changes = new Map<string, number>();
  readonly #items: WhatFollows<State, readonly string[]>;

  constructor(tally: ProjectedTally<State>, key: string) {
    this.#items = new WhatFollows((state) => tally.items(key, state).map(itemText));
  }

  get changes(): TallyChanges {
    return this.#changes;
  }

  /** From `date` on the key is in another state. */
  goOn(before: State | null, after: State, date: string): void {
    const gone = before === null ? NONE : this.#items.of(before);
    const come = this.#items.of(after);
    if (gone === come) return;
    for (const item of gone) this.#add(item, date, -1);
    for (const item of come) this.#add(item, date, 1);
  }

  /** The key was in these states. */
  tellAgain(chain: Chain<State>): void {
    this.#changes = new Map();
    let before: State | null = null;
    for (const { from, state } of chain) {
      this.goOn(before, state, from);
      before = state;
    }
  }

  #add(item: string, date: string, n: number): void {
    const at = `${item}\t${date}`;
    const sum = (this.#changes.get(at) ?? 0) + n;
    if (sum === 0) this.#changes.delete(at);
    else this.#changes.set(at, sum);
  }
}
