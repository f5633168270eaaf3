import { type EntityManager } from 'typeorm';
import { BEFORE_ALL, type Position } from '#event-store';
import { CheckpointMoved, type StopReason } from './errors.js';

export type ProjectionState = 'catching-up' | 'running' | 'stopped';

/** Up to where a projection has gone, stored beside its rows and moved in the transaction that writes them. */
export interface Checkpoint {
  readonly projection: string;
  readonly version: number;
  readonly position: Position;
  /** Id of the event at `position`; null before the first. */
  readonly eventId: string | null;
  /** `catching-up` until the end of the log was reached once since the start. */
  readonly state: ProjectionState;
  readonly error: StopReason | null;
  /** Events of its streams that today's code does not know, skipped. */
  readonly unknownEvents: bigint;
}

export type Advance = Pick<Checkpoint, 'position' | 'eventId' | 'state'> & { readonly unknownEvents: number };

interface CheckpointRow {
  projection: string;
  version: number;
  position: string;
  event_id: string | null;
  state: ProjectionState;
  error: string | null;
  unknown_events: string;
}

const COLUMNS = 'projection, version, position::text, event_id, state, error::text, unknown_events::text';

const fromRow = (row: CheckpointRow): Checkpoint => ({
  projection: row.projection,
  version: row.version,
  position: BigInt(row.position),
  eventId: row.event_id,
  state: row.state,
  error: row.error === null ? null : (JSON.parse(row.error) as StopReason),
  unknownEvents: BigInt(row.unknown_events),
});

/** All checkpoints, or those of the projections named. */
export async function readCheckpoints(
  manager: EntityManager,
  projections: readonly string[] | null = null,
): Promise<Checkpoint[]> {
  const rows = await manager.query<CheckpointRow[]>(
    `SELECT ${COLUMNS} FROM projections.checkpoints
     WHERE $1::text[] IS NULL OR projection = ANY ($1) ORDER BY projection`,
    [projections],
  );
  return rows.map(fromRow);
}

/** The checkpoint, locked until the transaction ends; created before the first event when there is none. */
export async function lockCheckpoint(
  manager: EntityManager,
  projection: string,
  version: number,
): Promise<Checkpoint> {
  await manager.query(
    `INSERT INTO projections.checkpoints (projection, version, position, state)
     VALUES ($1, $2, $3, 'catching-up') ON CONFLICT (projection) DO NOTHING`,
    [projection, version, BEFORE_ALL.toString()],
  );
  const [row] = await manager.query<CheckpointRow[]>(
    `SELECT ${COLUMNS} FROM projections.checkpoints WHERE projection = $1 FOR UPDATE`,
    [projection],
  );
  return fromRow(row!);
}

/**
 * Sets a locked checkpoint going again under `version`: from where it was, or, when that was another version, from
 * before the first event.
 */
export async function resumeFrom(
  manager: EntityManager,
  locked: Checkpoint,
  version: number,
): Promise<Checkpoint> {
  const begun: Checkpoint =
    locked.version === version
      ? { ...locked, state: 'catching-up', error: null }
      : {
          projection: locked.projection,
          version,
          position: BEFORE_ALL,
          eventId: null,
          state: 'catching-up',
          error: null,
          unknownEvents: 0n,
        };
  await manager.query(
    `UPDATE projections.checkpoints
     SET version = $2, position = $3, event_id = $4, unknown_events = $5, state = $6, error = NULL, updated_at = now()
     WHERE projection = $1`,
    [
      begun.projection,
      version,
      begun.position.toString(),
      begun.eventId,
      begun.unknownEvents.toString(),
      begun.state,
    ],
  );
  return begun;
}

/**
 * Moves a checkpoint from where the caller believes it to be. Its row stays locked until the transaction ends, so that
 * what is read after this stands. @throws CheckpointMoved when it is elsewhere
 */
export async function advance(manager: EntityManager, from: Checkpoint, to: Advance): Promise<Checkpoint> {
  const [rows] = await manager.query<[CheckpointRow[], number]>(
    `UPDATE projections.checkpoints
     SET position = $4, event_id = $5, state = $6, unknown_events = unknown_events + $7, error = NULL,
         updated_at = now()
     WHERE projection = $1 AND version = $2 AND position = $3
     RETURNING ${COLUMNS}`,
    [
      from.projection,
      from.version,
      from.position.toString(),
      to.position.toString(),
      to.eventId,
      to.state,
      to.unknownEvents,
    ],
  );
  if (!rows[0]) throw new CheckpointMoved(from.projection);
  return fromRow(rows[0]);
}

/** Marks a projection as stopped, unless another runner has moved it since. */
export async function markStopped(manager: EntityManager, at: Checkpoint, why: StopReason): Promise<void> {
  await manager.query(
    `UPDATE projections.checkpoints SET state = 'stopped', error = $4, updated_at = now()
     WHERE projection = $1 AND version = $2 AND position = $3`,
    [at.projection, at.version, at.position.toString(), JSON.stringify(why)],
  );
}
