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
import { integerArray, textArray, uuidArray } from './binary-arrays.js';
import { isUnanswered } from './connection.js';

/** Prepared once a connection. */
const APPEND_GROUP = {
  name: 'append-group',
  text: `SELECT verdict, end_revision AS "endRevision", met_id AS "metId", last_position AS "lastPosition"
FROM ledger.append_group($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};

/** Waits before a group whose outcome is unknown is sent again: time for a server to restart, or fail over. */
const RESEND_AFTER_MS = [50, 500];

/** One row of `ledger.append_group`. */
interface Row {
  readonly verdict:
    'empty' | 'repeated' | 'conflicting-retry' | 'duplicate-id' | 'not-loading' | 'conflict' | 'appended';
  readonly endRevision: number | null;
  readonly lastPosition: bigint | null;
  readonly metId: string | null;
}

/**
 * Writes a group of checked appends in one statement, which is its own transaction; at most one a stream, no id twice.
 * When the connection goes before the answer, the same group is sent again: the log's lock makes it wait for the lost
 * transaction's end, and the ids tell what became of it.
 */
export async function appendGroup(
  pool: Pool,
  group: readonly Append[],
  { loading = false }: AppendGroupOptions = {},
): Promise<readonly Verdict[]> {
  const values = parameters(group, loading);
  for (let attempt = 0; ; attempt++) {
    try {
      const { rows } = await pool.query<Row>({ ...APPEND_GROUP, values });
      return rows.map((row, index) => verdictOf(group[index]!, row));
    } catch (error) {
      const wait = RESEND_AFTER_MS[attempt];
      if (wait === undefined || !isUnanswered(error))
        return group.map(() => new EventStoreUnavailable(error));
      await sleep(wait);
    }
  }
}

function parameters(group: readonly Append[], loading: boolean): unknown[] {
  const events = group.flatMap(({ events }) => events);
  return [
    textArray(group.map(({ stream }) => stream)),
    integerArray(group.map(firstRevision)),
    integerArray(group.map(({ events }) => events.length)),
    integerArray(group.flatMap(({ events }, append) => events.map(() => append + 1))),
    integerArray(group.flatMap((append) => append.events.map((_, place) => firstRevision(append) + place))),
    uuidArray(events.map(({ id }) => id)),
    textArray(events.map(({ type }) => type)),
    integerArray(events.map(({ version }) => version)),
    textArray(events.map(({ data }) => data)),
    textArray(events.map(({ metadata }) => metadata)),
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
