import { type TextKey, type TextKeyStore } from '#event-store';
import { type Pool } from 'pg';
import { poolOf, query } from './connection.js';
import { sql } from './sql.js';

const KEEP = sql('keep-text-keys');
const FIND = sql('find-text-keys');
const SWEEP = sql('sweep-orphan-text-keys');

/** The keys of personal texts in PostgreSQL, beside the log, on connections of their own. */
export class PostgresTextKeyStore implements TextKeyStore {
  private readonly pool: Pool;

  constructor(options: { readonly url: string; readonly poolSize?: number }) {
    this.pool = poolOf(options.url, options.poolSize ?? 5, 10_000);
  }

  async keep(
    keys: readonly (TextKey & { readonly eventId: string })[],
  ): Promise<ReadonlyMap<string, Buffer>> {
    const rows = await query<TextKey>(this.pool, KEEP, [
      keys.map(({ keyId }) => keyId),
      keys.map(({ eventId }) => eventId),
      keys.map(({ wrapped }) => wrapped),
    ]);
    return byId(rows);
  }

  async find(keyIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    return byId(await query<TextKey>(this.pool, FIND, [keyIds]));
  }

  async sweepOrphans(olderThan: Date): Promise<number> {
    return (await query(this.pool, SWEEP, [olderThan])).length;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const byId = (rows: readonly TextKey[]): ReadonlyMap<string, Buffer> =>
  new Map(rows.map(({ keyId, wrapped }) => [keyId, wrapped]));
