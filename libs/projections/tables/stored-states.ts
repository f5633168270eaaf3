import { type EntityManager } from 'typeorm';
import { quoted } from './identifiers.js';
import { type FoldedKey } from '../history/folded-key.js';

/** What a key had folded to when its last batch was committed. */
export interface StoredKey<State> extends FoldedKey<State> {
  /** Of the last event taken in, of a type unknown to today's code too. */
  readonly lastPosition: bigint;
  readonly revision: number;
  /** Ids of its events that were skipped, in stored order. */
  readonly leftOut: readonly string[];
}

interface StateRow {
  key: string;
  state: string;
  started_on: string;
  last_occurred_on: string | null;
  last_position: string;
  revision: number;
  left_out: string[];
}

/** What these keys of a build have folded to; a key never seen, or of which nothing stands, is absent. */
export async function loadStates<State>(
  manager: EntityManager,
  schema: string,
  keys: readonly string[],
): Promise<Map<string, StoredKey<State>>> {
  const rows = await manager.query<StateRow[]>(
    `SELECT key, state::text, started_on::text, last_occurred_on::text, last_position::text, revision, left_out
     FROM ${quoted(schema, 'state')} WHERE key = ANY ($1)`,
    [keys],
  );
  return new Map(
    rows.map((row) => [
      row.key,
      {
        state: JSON.parse(row.state) as State,
        startedOn: row.started_on,
        lastOccurredOn: row.last_occurred_on,
        lastPosition: BigInt(row.last_position),
        revision: row.revision,
        leftOut: row.left_out,
      },
    ]),
  );
}

/** Stores what these keys have folded to; null forgets a key. */
export async function saveStates(
  manager: EntityManager,
  schema: string,
  keys: ReadonlyMap<string, StoredKey<unknown> | null>,
): Promise<void> {
  const table = quoted(schema, 'state');
  const standing = [...keys].filter((entry): entry is [string, StoredKey<unknown>] => entry[1] !== null);
  const gone = [...keys].filter(([, stored]) => stored === null).map(([key]) => key);
  if (gone.length > 0) await manager.query(`DELETE FROM ${table} WHERE key = ANY ($1)`, [gone]);
  if (standing.length === 0) return;
  await manager.query(
    `INSERT INTO ${table} (key, state, started_on, last_occurred_on, last_position, revision, left_out)
     SELECT a, b, c, d, e, f, g::uuid[]
     FROM unnest($1::text[], $2::json[], $3::date[], $4::date[], $5::bigint[], $6::int[], $7::text[]) t (a, b, c, d, e, f, g)
     ON CONFLICT (key) DO UPDATE
     SET state = excluded.state, started_on = excluded.started_on, last_occurred_on = excluded.last_occurred_on,
         last_position = excluded.last_position, revision = excluded.revision,
         left_out = excluded.left_out`,
    [
      standing.map(([key]) => key),
      standing.map(([, { state }]) => JSON.stringify(state)),
      standing.map(([, { startedOn }]) => startedOn),
      standing.map(([, { lastOccurredOn }]) => lastOccurredOn),
      standing.map(([, { lastPosition }]) => lastPosition.toString()),
      standing.map(([, { revision }]) => revision),
      standing.map(([, { leftOut }]) => `{${leftOut.join(',')}}`),
    ],
  );
}
