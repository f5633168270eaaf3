import { type Queryable } from '../listing/queryable.js';
import { type KnownStream } from './known-stream.js';

/** What a key has folded to, as its projection stores it. */
export interface StoredState<State> extends KnownStream<State> {
  /** Position of the last event that it takes in. */
  readonly lastPosition: bigint;
}

/** The categories whose folded states queries read. */
type StoredCategory = 'partnership' | 'organisation' | 'round';

type Row<State> = KnownStream<State> & { readonly key: string; readonly lastPosition: string };

/** What keys have folded to, all that is known taken in; those that there are. */
export async function storedStates<State>(
  database: Queryable,
  category: StoredCategory,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StoredState<State>>> {
  const rows = await database.query<Row<State>[]>(
    `SELECT key, state, revision, last_position::text AS "lastPosition" FROM read.${category}_state
     WHERE key = ANY ($1::text[])`,
    [keys],
  );
  return new Map(
    rows.map(({ key, lastPosition, ...known }) => [key, { ...known, lastPosition: BigInt(lastPosition) }]),
  );
}

/** What a key has folded to; null where there is no such key. */
export const storedState = async <State>(
  database: Queryable,
  category: StoredCategory,
  key: string,
): Promise<StoredState<State> | null> =>
  (await storedStates<State>(database, category, [key])).get(key) ?? null;
