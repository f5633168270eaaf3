import { type DataSource, type EntityManager } from 'typeorm';
import { BEFORE_ALL, type EventStore, type Position, type StoredEvent } from '#event-store';

/** How many events a runner lets pass between two marks: about what finding a moment may have to read. */
const EVENTS_BETWEEN_MARKS = 500;

/** Leaves marks of (position, recordedAt) beside the batches, so that an instant is found without reading the whole log. */
export class MomentMarks {
  #passed = EVENTS_BETWEEN_MARKS;

  /** The event to mark with this batch, if it is time for one. Counted once the batch is committed. */
  due(events: readonly StoredEvent[]): StoredEvent | null {
    return this.#passed + events.length > EVENTS_BETWEEN_MARKS ? (events.at(-1) ?? null) : null;
  }

  committed(events: readonly StoredEvent[], marked: boolean): void {
    this.#passed = marked ? 0 : this.#passed + events.length;
  }
}

/** A position with the instant at which its event was recorded. */
export type Moment = Pick<StoredEvent, 'position' | 'recordedAt'>;

export async function markMoments(manager: EntityManager, moments: readonly Moment[]): Promise<void> {
  if (moments.length === 0) return;
  await manager.query(
    `INSERT INTO projections.moments (position, recorded_at)
     SELECT * FROM unnest($1::bigint[], $2::timestamptz[])
     ON CONFLICT (position) DO UPDATE SET recorded_at = excluded.recorded_at
     WHERE moments.recorded_at <> excluded.recorded_at`,
    [moments.map(({ position }) => position.toString()), moments.map(({ recordedAt }) => recordedAt)],
  );
}

/**
 * The last position known at an instant: the one before the first event recorded later; `BEFORE_ALL` when there is none
 * before. An event recorded exactly then is known. Found from the nearest mark, then in the log itself.
 */
export async function positionAt(
  dataSource: DataSource,
  store: EventStore,
  instant: Date,
): Promise<Position> {
  const mark = await nearestMark(dataSource.manager, instant);
  const found = mark && (await lastFrom(store, mark, instant));
  return found ?? (await lastBefore(store, BEFORE_ALL, instant));
}

/** The last mark before the first later one: the store's clock does not go back, but marks of another log might. */
async function nearestMark(manager: EntityManager, instant: Date): Promise<Moment | null> {
  const [row] = await manager.query<{ position: string; recorded_at: Date }[]>(
    `SELECT position::text, recorded_at FROM projections.moments
     WHERE recorded_at <= $1
       AND position < coalesce((SELECT min(position) FROM projections.moments WHERE recorded_at > $1), 9223372036854775807)
     ORDER BY position DESC LIMIT 1`,
    [instant],
  );
  return row ? { position: BigInt(row.position), recordedAt: row.recorded_at } : null;
}

/** From a mark, which the log must bear out: else it is of a log that was restored since, and means nothing. */
async function lastFrom(store: EventStore, mark: Moment, instant: Date): Promise<Position | null> {
  for await (const event of store.readAll({ after: mark.position - 1n, limit: 1 })) {
    if (event.position === mark.position && event.recordedAt.getTime() === mark.recordedAt.getTime())
      return lastBefore(store, mark.position, instant);
  }
  return null;
}

async function lastBefore(store: EventStore, after: Position, instant: Date): Promise<Position> {
  let last = after;
  for await (const event of store.readAll({ after })) {
    if (event.recordedAt > instant) break;
    last = event.position;
  }
  return last;
}
