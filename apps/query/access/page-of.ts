/** A page of a list of which one more was asked for, to know whether another page follows. */
export function pageOf<Item>(
  items: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => string,
): { readonly items: Item[]; readonly next: string | null } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last ? cursorOf(last) : null };
}
