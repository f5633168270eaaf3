import { type TextKey, type TextKeyStore } from '#event-store';
import { type Pool } from 'pg';
import { byteaArray, uuidArray } from './binary-arrays.js';
import { poolOf, query } from './connection.js';
import { sql } from './sql.js';
import { sweepByLog, type SweptBy } from './sweep-by-log.js';

export interface PostgresTextKeyStoreOptions {
  /** Of a login that is a member of `ledger_app`. */
  readonly url: string;
  /** Default 5. */
  readonly poolSize?: number;
  /** The log, when another engine keeps it: orphans are then found by reading it. */
  readonly log?: SweptBy;
}

const KEEP = sql('keep-text-keys');
const FIND = sql('find-text-keys');
const SWEEP = sql('sweep-orphan-text-keys');
const PAGE = sql('page-text-keys');
const PAGE_KEYS = 1_000;

/** The keys of personal texts in PostgreSQL, whichever engine keeps the log, on connections of their own. */
export class PostgresTextKeyStore implements TextKeyStore {
  private readonly pool: Pool;

  constructor(private readonly options: PostgresTextKeyStoreOptions) {
    this.pool = poolOf(options.url, options.poolSize ?? 5, 10_000);
  }

  async keep(
    keys: readonly (TextKey & { readonly eventId: string })[],
  ): Promise<ReadonlyMap<string, Buffer>> {
    const rows = await query<TextKey>(this.pool, KEEP, [
      uuidArray(keys.map(({ keyId }) => keyId)),
      uuidArray(keys.map(({ eventId }) => eventId)),
      byteaArray(keys.map(({ wrapped }) => wrapped)),
    ]);
    return byId(rows);
  }

  async find(keyIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    return byId(await query<TextKey>(this.pool, FIND, [keyIds]));
  }

  /** Every key, in the order of their ids, in bounded memory. */
  async *all(): AsyncGenerator<TextKey & { readonly eventId: string }> {
    for (let last: string | null = null; ;) {
      const page: (TextKey & { eventId: string })[] = await query(this.pool, PAGE, [last, PAGE_KEYS]);
      yield* page;
      if (page.length < PAGE_KEYS) return;
      last = page.at(-1)!.keyId;
    }
  }

  /** @throws TextKeysOfAnotherLog where another engine keeps the log, and it is not that of these keys */
  async sweepOrphans(olderThan: Date): Promise<number> {
    const { log } = this.options;
    if (log) return sweepByLog(this.pool, log, olderThan);
    return (await query(this.pool, SWEEP, [olderThan])).length;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const byId = (rows: readonly TextKey[]): ReadonlyMap<string, Buffer> =>
  new Map(rows.map(({ keyId, wrapped }) => [keyId, wrapped]));
