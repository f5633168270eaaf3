import { recordedAtOf, type StoredEvent } from '#event-store';
import { type Pool } from 'pg';
import { query } from './connection.js';

/** A page holds at most this many events, and is cut where its bytes pass the limit: memory stays bounded. */
export const PAGE_EVENTS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;

/** What is read, as constants of this library put together; every value is a parameter. */
interface PageQuery {
  readonly where: string;
  readonly order: string;
  readonly values: readonly unknown[];
}

export interface Page {
  readonly events: readonly StoredEvent[];
  /** Whether the log held nothing more of what was asked. */
  readonly last: boolean;
}

/** The text of a page's query, whose last parameter is the number of events. */
export const pageSql = ({ where, order, values }: PageQuery): string => `
  SELECT position, stream, revision, id, type, version, data, metadata, recorded_at AS "recordedAt", found
  FROM (
    SELECT *,
      count(*) OVER () AS found,
      sum(bytes) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) - bytes AS bytes_before
    FROM (
      SELECT *, octet_length(data) + octet_length(metadata) AS bytes
      FROM ledger.events
      WHERE ${where}
      ORDER BY ${order}
      LIMIT $${values.length + 1}
    ) AS page
  ) AS weighed
  WHERE bytes_before < ${PAGE_BYTES}
  ORDER BY ${order}`;

export async function readPage(pool: Pool, pageQuery: PageQuery, size = PAGE_EVENTS): Promise<Page> {
  const rows = await query<StoredEvent & { found: bigint }>(pool, pageSql(pageQuery), [
    ...pageQuery.values,
    size,
  ]);
  const found = Number(rows[0]?.found ?? 0);
  const events = rows.map(({ found: _, ...event }) => ({
    ...event,
    recordedAt: recordedAtOf(event.metadata, event.recordedAt),
  }));
  return { events, last: found < size && events.length === found };
}

/** Page after page, each its own statement on a connection given back at once: nothing is held between two. */
export async function* readPages(
  pool: Pool,
  from: (last: StoredEvent | null) => PageQuery,
  limit = Infinity,
): AsyncGenerator<StoredEvent> {
  let left = limit;
  let last: StoredEvent | null = null;
  while (left > 0) {
    const page = await readPage(pool, from(last), Math.min(left, PAGE_EVENTS));
    yield* page.events;
    if (page.last) return;
    left -= page.events.length;
    last = page.events.at(-1) ?? null;
  }
}
