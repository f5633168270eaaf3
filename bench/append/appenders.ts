import { type EventStore } from '#event-store';
import { PostgresEventStore } from '#event-store-postgres';
import { Client, Pool } from 'pg';
import { anEvent, streamOf } from './an-event.js';

/** Appends one event for a caller; resolves when it is committed. */
export interface Appender {
  append(caller: number): Promise<unknown>;
  close(): Promise<void>;
}

/** Callers beyond this wait for a connection, as they would in any service. */
const MOST_CONNECTIONS = 32;

/** The event store, as the services open it; `groupsOfOne`: without group commit. */
export async function ledgerAppender(
  url: string,
  callers: number,
  options: { readonly groupsOfOne?: boolean } = {},
): Promise<Appender> {
  const store = await PostgresEventStore.open({ url, ...(options.groupsOfOne ? { groupAppends: 1 } : {}) });
  return ledgerAppenderOn(store, callers, () => store.close());
}

/** Any event store, each caller on its own streams. */
export function ledgerAppenderOn(store: EventStore, callers: number, close: () => Promise<void>): Appender {
  const streams = Array.from({ length: callers }, streamOf);
  return {
    append: (caller) => {
      const { stream, revision } = streams[caller]!.next();
      const expected = revision === 0 ? 'no-stream' : revision - 1;
      return store.append({ stream, expected, events: [anEvent()] });
    },
    close,
  };
}

/** A table of the same columns, constraints and indexes as the log's, and nothing more. */
export async function prepareBaseline(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE SCHEMA baseline;
    CREATE TABLE baseline.events (LIKE ledger.events INCLUDING ALL);
    ALTER TABLE baseline.events ALTER position ADD GENERATED ALWAYS AS IDENTITY (MINVALUE 0);
    GRANT USAGE ON SCHEMA baseline TO ledger_app;
    GRANT SELECT, INSERT ON baseline.events TO ledger_app;
  `);
  await owner.end();
}

const INSERT = {
  name: 'insert-event',
  text: `INSERT INTO baseline.events (stream, revision, id, type, version, data, metadata, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp()) RETURNING position`,
};

/** The prepared INSERT of one event: stream, revision, id, type, version, data, metadata. */
export const prepareInsert = (values: readonly unknown[]) => ({ ...INSERT, values: [...values] });

/** A prepared INSERT of the same bytes into the same indexes, each its own transaction, on a pool as large as the callers. */
export async function insertAppender(url: string, callers: number): Promise<Appender> {
  const pool = new Pool({ connectionString: url, max: Math.min(callers, MOST_CONNECTIONS) });
  const streams = Array.from({ length: callers }, streamOf);
  return {
    append: (caller) => {
      const { stream, revision } = streams[caller]!.next();
      const { id, type, version, data, metadata } = anEvent();
      return pool.query(prepareInsert([stream, revision, id, type, version, data, metadata]));
    },
    close: () => pool.end(),
  };
}
