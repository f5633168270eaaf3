import * as domain from '#domain';

const isCodeList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((code) => typeof code === 'string');

const CODE_LISTS = Object.values<unknown>(domain).filter(isCodeList);

/** The codes in the order of the domain's list that holds them all, else by name; null last. */
function ordered(codes: readonly unknown[]): unknown[] {
  const list = CODE_LISTS.find((known) =>
    codes.every((code) => code === null || known.includes(code as string)),
  );
  const rank = (code: unknown): number => (code === null ? Infinity : (list?.indexOf(code as string) ?? 0));
  return [...codes].sort((a, b) => rank(a) - rank(b) || (String(a) < String(b) ? -1 : 1));
}

/**
 * The same document part, with the values of each `enum` in one order. The compiler, which reads response classes, gives
 * the members of a union in whatever order it met them, so that unrelated edits would change the generated file.
 */
export function withOrderedEnums<T>(part: T): T {
  if (Array.isArray(part)) return part.map(withOrderedEnums) as T;
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([name, value]): [string, unknown] => [
    name,
    name === 'enum' && Array.isArray(value) ? ordered(value) : withOrderedEnums<unknown>(value),
  ]);
  return Object.fromEntries(entries) as T;
}
