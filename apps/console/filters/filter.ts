import { type Label, type Labels } from '#domain';

/** A criterion of a list or report, by the name of its query parameter. */
export type Filter = {
  readonly name: string;
  readonly label: Label;
} & (
  | { readonly kind: 'codes'; readonly labels: Labels<string> }
  | { readonly kind: 'organisation' | 'text' | 'date' }
  /** Only comes from a link behind a figure: shown and kept, not offered. */
  | { readonly kind: 'from-figure'; readonly labels?: Labels<string> }
);

const PASSING = ['lang', 'done', 'after', 'cursor'];

/** What is asked of the API for a page's address: the criteria it knows, those left empty taken out. */
export function askedOf(
  address: URL,
  filters: readonly Filter[],
  others: readonly string[] = [],
): URLSearchParams {
  const known = new Set([...filters.map(({ name }) => name), ...others]);
  return new URLSearchParams(
    [...address.searchParams].filter(([name, value]) => known.has(name) && value.trim() !== ''),
  );
}

/** A page's address with some parameters changed; null takes one out. */
export function addressWith(address: URL, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(
    [...address.searchParams].filter(([name, value]) => !PASSING.includes(name) && value !== ''),
  );
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const asked = query.toString();
  return asked === '' ? address.pathname : `${address.pathname}?${asked}`;
}
