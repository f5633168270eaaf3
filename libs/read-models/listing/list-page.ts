import { QueryFailedError } from 'typeorm';
import {
  cursorOf,
  InvalidCursor,
  keyOfCursor,
  type CursorKey,
  type Page,
  type PageRequest,
} from './cursor-page.js';
import { type Queryable } from './queryable.js';
import { type SqlParameters } from './sql-parameters.js';

/** A list to page through: `columns` FROM `from` WHERE every `where`, in order of `sort` and then of `id`. */
export interface Listing {
  /** A function where they have parameters of their own, which the count of the whole list does not. */
  readonly columns: string | (() => string);
  readonly from: string;
  readonly where: readonly string[];
  /** Name of the order, kept in cursors; `expression` is never null. */
  readonly sort: { readonly name: string; readonly expression: string; readonly descending: boolean };
  /** Expressions that tell rows of equal sort value apart. */
  readonly id: readonly string[];
}

const allOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';

/** SQLSTATE class 22, data exception: a forged cursor holds what its column cannot. */
const isDataException = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  String((error.driverError as { code?: unknown }).code).startsWith('22');

/** A page after the cursor, with the count of the whole list. @throws InvalidCursor */
export async function listPage<Item>(
  database: Queryable,
  { columns, from, where, sort, id }: Listing,
  parameters: SqlParameters,
  { limit, cursor }: PageRequest,
): Promise<Page<Item>> {
  const counted = [...parameters.values];
  const shownColumns = typeof columns === 'string' ? columns : columns();
  const key = [sort.expression, ...id];
  const after = cursor === undefined ? [] : keyOfCursor(sort.name, key.length, cursor).map(parameters.add);
  const beyond =
    after.length > 0 ? [`(${key.join(', ')}) ${sort.descending ? '<' : '>'} (${after.join(', ')})`] : [];
  const direction = sort.descending ? 'DESC' : 'ASC';
  const listing = `SELECT to_jsonb(item) AS item FROM (
       SELECT ${shownColumns}, jsonb_build_array(${key.join(', ')}) AS "pageKey" FROM ${from} ${allOf([...where, ...beyond])}
       ORDER BY ${key.map((expression) => `${expression} ${direction}`).join(', ')} LIMIT ${parameters.add(limit + 1)}
     ) item`;
  const [count] = await database.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM ${from} ${allOf(where)}`,
    counted,
  );
  const rows = await database
    .query<{ item: { pageKey: CursorKey } }[]>(listing, parameters.values)
    .catch((error: unknown) => {
      throw cursor !== undefined && isDataException(error) ? new InvalidCursor() : error;
    });
  const shown = rows.slice(0, limit).map(({ item }) => item);
  return {
    items: shown.map(({ pageKey: _, ...item }) => item as Item),
    total: count!.total,
    next: rows.length > limit ? cursorOf(sort.name, shown.at(-1)!.pageKey) : null,
  };
}
