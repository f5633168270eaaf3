import { EventStoreUnavailable } from '#event-store';
import { DatabaseError, Pool, TypeOverrides, types, type ClientConfig, type QueryResultRow } from 'pg';
import { SteadyClient } from './steady-client.js';

/** Parsers of this store's own connections: a bigint is a bigint. `pg`'s global parsers are left alone. */
const parsers = new TypeOverrides();
parsers.setTypeParser(types.builtins.INT8, BigInt);

export const connectionTo = (url: string): ClientConfig => ({
  connectionString: url,
  types: parsers,
  keepAlive: true,
  connectionTimeoutMillis: 10_000,
  application_name: 'partnership-ledger event store',
});

/**
 * A page is read along its index and stops when it is full. Without fresh statistics the planner would rather fetch
 * the rest of the stream and sort it, for every page.
 */
const READ_ALONG_INDEXES = '-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off';
/** An append must see what was committed while it stood in line. */
const READ_COMMITTED = '-c default_transaction_isolation=read\\ committed';

export function poolOf(url: string, size: number, lockTimeoutMs: number): Pool {
  const pool = new Pool({
    ...connectionTo(url),
    Client: SteadyClient,
    max: size,
    options: `${READ_ALONG_INDEXES} ${READ_COMMITTED}`,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: 30_000,
    query_timeout: 60_000,
  });
  // A connection lost while idle is replaced at its next use, which is when it is reported.
  pool.on('error', () => {});
  return pool;
}

/** One statement on any connection. @throws EventStoreUnavailable */
export async function query<Row extends QueryResultRow>(
  pool: Pool,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  try {
    return (await pool.query<Row>(text, values)).rows;
  } catch (cause) {
    throw new EventStoreUnavailable(cause);
  }
}

/** Connection exceptions (class 08), and the server going down or coming up. */
const NO_ANSWER = /^(08...|57P0[123])$/;

/** Whether the failure leaves it open what became of the statement: the connection went before the answer came. */
export const isUnanswered = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || NO_ANSWER.test(error.code ?? '');
