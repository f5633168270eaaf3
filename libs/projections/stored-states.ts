import { type EntityManager } from 'typeorm';
import { type FoldedKey } from './folded-key.js';

interface StateRow {
  key: string;
  state: string;
  last_occurred_on: string | null;
  last_position: string;
}

/** What these keys of a projection have folded to; a key never seen is absent. */
export async function loadStates<State>(
  manager: EntityManager,
  projection: string,
  keys: readonly string[],
): Promise<Map<string, FoldedKey<State>>> {
  const rows = await manager.query<StateRow[]>(
    `SELECT key, state::text, last_occurred_on::text, last_position::text
     FROM projections.states WHERE projection = $1 AND key = ANY ($2)`,
    [projection, keys],
  );
  return new Map(
    rows.map((row) => [
      row.key,
      {
        state: JSON.parse(row.state) as State,
        lastOccurredOn: row.last_occurred_on,
        lastPosition: BigInt(row.last_position),
      },
    ]),
  );
}

/** Stores what these keys have folded to; null forgets a key. */
export async function saveStates(
  manager: EntityManager,
  projection: string,
  folded: ReadonlyMap<string, FoldedKey<unknown> | null>,
): Promise<void> {
  const standing = [...folded].filter((entry): entry is [string, FoldedKey<unknown>] => entry[1] !== null);
  const gone = [...folded].filter(([, key]) => key === null).map(([key]) => key);
  if (gone.length > 0) {
    await manager.query('DELETE FROM projections.states WHERE projection = $1 AND key = ANY ($2)', [
      projection,
      gone,
    ]);
  }
  if (standing.length === 0) return;
  await manager.query(
    `INSERT INTO projections.states (projection, key, state, last_occurred_on, last_position)
     SELECT $1, * FROM unnest($2::text[], $3::json[], $4::date[], $5::bigint[])
     ON CONFLICT (projection, key) DO UPDATE
     SET state = excluded.state, last_occurred_on = excluded.last_occurred_on, last_position = excluded.last_position`,
    [
      projection,
      standing.map(([key]) => key),
      standing.map(([, { state }]) => JSON.stringify(state)),
      standing.map(([, { lastOccurredOn }]) => lastOccurredOn),
      standing.map(([, { lastPosition }]) => lastPosition.toString()),
    ],
  );
}
