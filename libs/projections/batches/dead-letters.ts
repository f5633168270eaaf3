import { type EntityManager } from 'typeorm';
import { type Position, type StoredEvent } from '#event-store';
import { type Checkpoint } from '../running/checkpoint.js';

/** An event that a projection set aside: it failed, or an earlier one of its stream did and it is held behind. */
export interface DeadLetter {
  readonly position: Position;
  readonly eventId: string;
  readonly eventType: string;
  readonly stream: string;
  /** In words without a payload; null when it is only held behind an earlier one. */
  readonly error: string | null;
  readonly attempts: number;
  readonly parkedAt: Date;
}

type Build = Pick<Checkpoint, 'projection' | 'build'>;

interface DeadLetterRow {
  position: string;
  event_id: string;
  event_type: string;
  stream: string;
  reason: string | null;
  attempts: number;
  parked_at: Date;
}

const fromRow = (row: DeadLetterRow): DeadLetter => ({
  position: BigInt(row.position),
  eventId: row.event_id,
  eventType: row.event_type,
  stream: row.stream,
  error: row.reason,
  attempts: row.attempts,
  parkedAt: row.parked_at,
});

/** Sets events of a build aside, once each. `error` is of the one that failed; null: held behind it. */
export async function park(
  manager: EntityManager,
  { projection, build }: Build,
  events: readonly StoredEvent[],
  failure: { readonly reason: string; readonly attempts: number } | null,
): Promise<void> {
  if (events.length === 0) return;
  await manager.query(
    `INSERT INTO projections.dead_letters
       (projection, build, position, event_id, event_type, stream, error, attempts)
     SELECT $1, $2, parked.*, $7, $8
     FROM unnest($3::bigint[], $4::uuid[], $5::text[], $6::text[]) AS parked
     ON CONFLICT DO NOTHING`,
    [
      projection,
      build,
      events.map(({ position }) => position.toString()),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ stream }) => stream),
      failure && JSON.stringify({ reason: failure.reason }),
      failure?.attempts ?? 0,
    ],
  );
}

/** A build's dead letters in order of position, of one stream or of all. */
export async function readDeadLetters(
  manager: EntityManager,
  { projection, build }: Build,
  stream: string | null = null,
): Promise<DeadLetter[]> {
  const rows = await manager.query<DeadLetterRow[]>(
    `SELECT position::text, event_id, event_type, stream, error->>'reason' AS reason, attempts, parked_at
     FROM projections.dead_letters
     WHERE projection = $1 AND build = $2 AND ($3::text IS NULL OR stream = $3) ORDER BY position`,
    [projection, build, stream],
  );
  return rows.map(fromRow);
}

/** Which streams of a build are held, and which of them someone asked to be tried again. */
export async function heldStreams(
  manager: EntityManager,
  { projection, build }: Build,
): Promise<{ readonly stream: string; readonly retry: boolean }[]> {
  return manager.query(
    `SELECT stream, bool_or(retry) AS retry FROM projections.dead_letters
     WHERE projection = $1 AND build = $2 GROUP BY stream ORDER BY min(position)`,
    [projection, build],
  );
}

/** Lets events of a stream go, up to a position: they are in the rows. */
export async function release(
  manager: EntityManager,
  { projection, build }: Build,
  stream: string,
  upTo: Position,
): Promise<void> {
  await manager.query(
    `DELETE FROM projections.dead_letters
     WHERE projection = $1 AND build = $2 AND stream = $3 AND position <= $4`,
    [projection, build, stream, upTo.toString()],
  );
}

/** What was asked for was tried: the event still fails, those after it in its stream stay held behind it. */
export async function parkAgain(
  manager: EntityManager,
  { projection, build }: Build,
  { stream, position }: Pick<DeadLetter, 'stream' | 'position'>,
  reason: string,
): Promise<void> {
  await manager.query(
    `UPDATE projections.dead_letters
     SET retry = false, attempts = attempts + (position = $4)::integer,
         error = CASE WHEN position = $4 THEN $5::json END
     WHERE projection = $1 AND build = $2 AND stream = $3`,
    [projection, build, stream, position.toString(), JSON.stringify({ reason })],
  );
}

/** Asks the runner to try held streams again, all or one. Resolves with how many there are. */
export async function askForRetry(
  manager: EntityManager,
  { projection, build }: Build,
  stream: string | null,
): Promise<number> {
  const [rows] = await manager.query<[{ stream: string }[], number]>(
    `UPDATE projections.dead_letters SET retry = true
     WHERE projection = $1 AND build = $2 AND ($3::text IS NULL OR stream = $3) RETURNING stream`,
    [projection, build, stream],
  );
  return new Set(rows.map((row) => row.stream)).size;
}
