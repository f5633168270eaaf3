/** By how much counts change: by `<item>\t<day>`, the item being measure, cell and value in COPY's text format. */
export type TallyChanges = ReadonlyMap<string, number>;

/** What a key adds to a tally in one state: items as texts. */
export type Items = readonly string[];

export const NO_ITEMS: Items = [];

/** What one key adds to a tally, day by day, by what is known last. */
export class TallyHistory {
  readonly #changes = new Map<string, number>();

  get changes(): TallyChanges {
    return this.#changes;
  }

  /** From `date` on, these items are counted and no more those. */
  goOn(gone: Items, come: Items, date: string): void {
    if (gone === come) return;
    // Most items stay where they are: only what lies between them is looked at.
    let first = 0;
    while (first < gone.length && first < come.length && gone[first] === come[first]) first += 1;
    let [goneTo, comeTo] = [gone.length, come.length];
    while (goneTo > first && comeTo > first && gone[goneTo - 1] === come[comeTo - 1]) {
      goneTo -= 1;
      comeTo -= 1;
    }
    for (let index = first; index < goneTo; index += 1) this.#add(gone[index]!, date, -1);
    for (let index = first; index < comeTo; index += 1) this.#add(come[index]!, date, 1);
  }

  /** The items were these, each list from its date on until the next. */
  tellAgain(chain: readonly { readonly from: string; readonly items: Items }[]): void {
    this.#changes.clear();
    let before = NO_ITEMS;
    for (const { from, items } of chain) {
      this.goOn(before, items, from);
      before = items;
    }
  }

  #add(item: string, date: string, n: number): void {
    const at = `${item}\t${date}`;
    const sum = (this.#changes.get(at) ?? 0) + n;
    if (sum === 0) this.#changes.delete(at);
    else this.#changes.set(at, sum);
  }
}
