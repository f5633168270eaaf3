/** A page of a list. `next` is an opaque cursor, null on the last page; `total` counts the whole list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The sort value and id of the last item shown: the next page starts after them. */
export type CursorKey = readonly [sortValue: string | number, ...id: (string | number)[]];

/** The cursor cannot be read, or belongs to a list sorted otherwise. */
export class InvalidCursor extends Error {
  constructor() {
    super('the cursor does not belong to this list');
    this.name = 'InvalidCursor';
  }
}

export const cursorOf = (sort: string, key: CursorKey): string =>
  Buffer.from(JSON.stringify([sort, ...key])).toString('base64url');

/** @throws InvalidCursor */
export function keyOfCursor(sort: string, parts: number, cursor: string): CursorKey {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursor();
  }
  const fits =
    Array.isArray(decoded) &&
    decoded.length === parts + 1 &&
    decoded[0] === sort &&
    decoded.every((part) => ['string', 'number'].includes(typeof part) && !String(part).includes('\0'));
  if (!fits) throw new InvalidCursor();
  return (decoded as unknown[]).slice(1) as unknown as CursorKey;
}
