/** A field's value. */
export interface Leaf {
  readonly value: unknown;
}

/** Fields, or what holds fields, by name. */
export interface Part {
  readonly parts: Readonly<Record<string, ComparedNode>>;
}

/** Things of one kind, each under a key that stays its own. */
export interface Several {
  readonly items: ReadonlyMap<string, Part>;
}

/** What two points are compared by: a state as a tree of fields. */
export type ComparedNode = Leaf | Part | Several;

export const leaf = (value: unknown): Leaf => ({ value: value ?? null });

/** Each named value as a field. */
export const fields = (values: object): Part => ({
  parts: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, leaf(value)])),
});

export const part = (parts: Part['parts']): Part => ({ parts });

/** Items by a key; a key met again takes its rank: `conception`, `conception~2`. */
export function several<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  partOf: (item: Item) => Part,
): Several {
  const keyed = new Map<string, Part>();
  const met = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    const rank = (met.get(key) ?? 0) + 1;
    met.set(key, rank);
    keyed.set(rank === 1 ? key : `${key}~${rank}`, partOf(item));
  }
  return { items: keyed };
}

/** A node as plain JSON. */
export function contentOf(node: ComparedNode): unknown {
  if ('value' in node) return node.value;
  const entries = 'parts' in node ? Object.entries(node.parts) : [...node.items];
  return Object.fromEntries(entries.map(([key, inner]) => [key, contentOf(inner)]));
}
