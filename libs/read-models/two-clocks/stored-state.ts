import { type Queryable } from '../listing/queryable.js';
import { type KnownStream } from './known-stream.js';

/** What a key has folded to, all that is known taken in, as its projection stores it; null where there is no such key. */
export async function storedState<State>(
  database: Queryable,
  category: 'partnership' | 'organisation',
  key: string,
): Promise<KnownStream<State> | null> {
  const [row] = await database.query<KnownStream<State>[]>(
    `SELECT state, revision FROM read.${category}_state WHERE key = $1`,
    [key],
  );
  return row ?? null;
}
