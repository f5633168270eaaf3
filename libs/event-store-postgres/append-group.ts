import {
  BEFORE_ALL,
  ConflictingRetry,
  DuplicateEventId,
  EventStoreUnavailable,
  RecordedAtRefused,
  RevisionConflict,
  recordedAtOf,
  type Append,
  type AppendGroupOptions,
  type EventData,
} from '#event-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool } from 'pg';
import { type Verdict } from './append-queue.js';
import { isUnanswered } from './connection.js';
import { sql } from './sql.js';

const LOCK_LOG = sql('lock-log');
const APPEND = sql('append');

/** Waits before a group whose outcome is unknown is sent again: time for a server to restart, or fail over. */
const RESEND_AFTER_MS = [50, 500];

/** One row of `sql/append.sql`. */
interface Row {
  readonly verdict:
    'empty' | 'repeated' | 'conflicting-retry' | 'duplicate-id' | 'not-loading' | 'conflict' | 'appended';
  readonly endRevision: number | null;
  readonly lastPosition: bigint | null;
  readonly metId: string | null;
}

/**
 * Writes a group of checked appends in one transaction; at most one a stream, no id twice. When the connection goes
 * before the answer, the same group is sent again: the log's lock makes it wait for the lost transaction's end, and the
 * ids tell what became of it.
 */
export async function appendGroup(
  pool: Pool,
  group: readonly Append[],
  { loading = false }: AppendGroupOptions = {},
): Promise<readonly Verdict[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      const rows = await transaction(pool, parameters(group, loading));
      return rows.map((row, index) => verdictOf(group[index]!, row));
    } catch (error) {
      const wait = RESEND_AFTER_MS[attempt];
      if (wait === undefined || !isUnanswered(error))
        return group.map(() => new EventStoreUnavailable(error));
      await sleep(wait);
    }
  }
}

async function transaction(pool: Pool, values: unknown[]): Promise<Row[]> {
  const client = await pool.connect();
  let failure: Error | undefined;
  // A connection cut between two statements says so here; the statement after it fails.
  const noted = () => {};
  client.on('error', noted);
  try {
    await client.query(LOCK_LOG);
    const { rows } = await client.query<Row>(APPEND, values);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    client.off('error', noted);
    // With a failure the connection is closed, which rolls back.
    client.release(failure);
  }
}

function parameters(group: readonly Append[], loading: boolean): unknown[] {
  const events = group.flatMap(({ events }, append) =>
    events.map((event, place) => ({ ...event, append, place })),
  );
  return [
    group.map((_, append) => append),
    group.map(({ stream }) => stream),
    group.map(firstRevision),
    group.map(({ events }) => events.length),
    events.map(({ append }) => append),
    events.map(({ place }) => place),
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ version }) => version),
    events.map(({ data }) => data),
    events.map(({ metadata }) => metadata),
    loading ? lastTimeOf(events) : null,
  ];
}

/** The latest time that loaded events bear: the log's own clock does not go back behind it. */
const lastTimeOf = (events: readonly EventData[]): Date =>
  new Date(Math.max(0, ...events.map(({ metadata }) => +recordedAtOf(metadata, new Date(0)))));

const firstRevision = ({ expected }: Append): number => (expected === 'no-stream' ? 0 : expected + 1);

function verdictOf(append: Append, row: Row): Verdict {
  const { stream, expected, events } = append;
  const lastPosition = row.lastPosition ?? BEFORE_ALL;
  switch (row.verdict) {
    case 'empty': {
      const lastRevision = row.endRevision ?? -1;
      return { firstRevision: lastRevision + 1, lastRevision, lastPosition, repeated: false };
    }
    case 'conflicting-retry':
      return new ConflictingRetry(stream);
    case 'duplicate-id':
      return new DuplicateEventId(stream, row.metId!);
    case 'not-loading':
      return new RecordedAtRefused(stream);
    case 'conflict':
      return new RevisionConflict(stream, expected, row.endRevision);
    case 'repeated':
    case 'appended': {
      const first = firstRevision(append);
      return {
        firstRevision: first,
        lastRevision: first + events.length - 1,
        lastPosition,
        repeated: row.verdict === 'repeated',
      };
    }
  }
}
