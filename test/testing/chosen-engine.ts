import { randomBytes } from 'node:crypto';

/**
 * The engine that the environment chooses for the suite's logs, as settings. A shared KurrentDB is not empty: each log
 * there has a prefix of its own.
 */
export function chosenEngine(): Record<string, string> {
  const { EVENT_STORE, KURRENTDB_URL } = process.env;
  if (EVENT_STORE !== 'kurrentdb') return {};
  if (!KURRENTDB_URL) throw new Error('EVENT_STORE=kurrentdb: KURRENTDB_URL names no server');
  const prefix = `test-${randomBytes(6).toString('hex')}.`;
  return { EVENT_STORE, KURRENTDB_URL, KURRENTDB_STREAM_PREFIX: prefix };
}

/** Whether the suite's logs stand in PostgreSQL. */
export const isLogInPostgres = process.env.EVENT_STORE !== 'kurrentdb';

/** Beyond every log: on a KurrentDB that others use too, positions count all that was ever written there, in bytes. */
export const NEVER_REACHED = 2n ** 60n;
