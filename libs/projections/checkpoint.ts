import { type EntityManager } from 'typeorm';
import { BEFORE_ALL, type Position } from '#event-store';
import { CheckpointMoved, type StopReason } from './errors.js';
import { type Lease } from './lease.js';

export type ProjectionState = 'catching-up' | 'running' | 'stopped';

/** Up to where a projection's live build has gone, stored beside its rows and moved in the transaction that writes them. */
export interface Checkpoint {
  readonly projection: string;
  readonly build: number;
  readonly version: number;
  /** The lease in force when it was read: it moves under no other. */
  readonly leaseEpoch: bigint;
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
  build: number;
  version: number;
  lease_epoch: string;
  position: string;
  event_id: string | null;
  state: ProjectionState;
  error: string | null;
  unknown_events: string;
}

const COLUMNS = `b.projection, b.build, b.version, p.lease_epoch::text, b.position::text, b.event_id, b.state,
  b.error::text, b.unknown_events::text`;
const LIVE = `projections.projections p
  JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build`;

const fromRow = (row: CheckpointRow): Checkpoint => ({
  projection: row.projection,
  build: row.build,
  version: row.version,
  leaseEpoch: BigInt(row.lease_epoch),
  position: BigInt(row.position),
  eventId: row.event_id,
  state: row.state,
  error: row.error === null ? null : (JSON.parse(row.error) as StopReason),
  unknownEvents: BigInt(row.unknown_events),
});

/** The checkpoints of all live builds, or of those of the projections named. */
export async function readCheckpoints(
  manager: EntityManager,
  projections: readonly string[] | null = null,
): Promise<Checkpoint[]> {
  const rows = await manager.query<CheckpointRow[]>(
    `SELECT ${COLUMNS} FROM ${LIVE} WHERE $1::text[] IS NULL OR p.name = ANY ($1) ORDER BY p.name`,
    [projections],
  );
  return rows.map(fromRow);
}

/** Begins a projection's first build, live at once, unless it has one. */
export async function beginFirstBuild(
  manager: EntityManager,
  projection: string,
  version: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO projections.projections (name, live_build) VALUES ($1, 1) ON CONFLICT DO NOTHING`,
    [projection],
  );
  await manager.query(
    `INSERT INTO projections.builds (projection, build, version, schema_name, state, position)
     SELECT name, 1, $2, name || '_1', 'catching-up', $3 FROM projections.projections
     WHERE name = $1 AND live_build = 1 ON CONFLICT DO NOTHING`,
    [projection, version, BEFORE_ALL.toString()],
  );
}

/** The live build's checkpoint, locked until the transaction ends. @throws CheckpointMoved when the lease is lost */
export async function lockCheckpoint(
  manager: EntityManager,
  projection: string,
  { epoch }: Pick<Lease, 'epoch'>,
): Promise<Checkpoint> {
  const [row] = await manager.query<CheckpointRow[]>(
    `SELECT ${COLUMNS} FROM ${LIVE} WHERE p.name = $1 AND p.lease_epoch = $2 FOR UPDATE OF b`,
    [projection, epoch.toString()],
  );
  if (!row) throw new CheckpointMoved(projection);
  return fromRow(row);
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
          ...locked,
          version,
          position: BEFORE_ALL,
          eventId: null,
          state: 'catching-up',
          error: null,
          unknownEvents: 0n,
        };
  await manager.query(
    `UPDATE projections.builds
     SET version = $3, position = $4, event_id = $5, unknown_events = $6, state = $7, error = NULL, updated_at = now()
     WHERE projection = $1 AND build = $2`,
    [
      begun.projection,
      begun.build,
      version,
      begun.position.toString(),
      begun.eventId,
      begun.unknownEvents.toString(),
      begun.state,
    ],
  );
  return begun;
}

/** A build's row while its checkpoint is where the caller believes it to be, under the caller's lease, and it is live. */
const UNMOVED = `b.projection = $1 AND b.build = $2 AND b.position = $3
  AND p.name = b.projection AND p.live_build = b.build AND p.lease_epoch = $4`;
const unmoved = ({ projection, build, position, leaseEpoch }: Checkpoint): unknown[] => [
  projection,
  build,
  position.toString(),
  leaseEpoch.toString(),
];

/**
 * Moves a checkpoint from where the caller believes it to be, under the caller's lease. Its row stays locked until the
 * transaction ends, so that what is read after this stands. @throws CheckpointMoved when it is elsewhere
 */
export async function advance(manager: EntityManager, from: Checkpoint, to: Advance): Promise<Checkpoint> {
  const [rows] = await manager.query<[CheckpointRow[], number]>(
    `UPDATE projections.builds b
     SET position = $5, event_id = $6, state = $7, unknown_events = b.unknown_events + $8, error = NULL,
         updated_at = now()
     FROM projections.projections p WHERE ${UNMOVED}
     RETURNING ${COLUMNS}`,
    [...unmoved(from), to.position.toString(), to.eventId, to.state, to.unknownEvents],
  );
  if (!rows[0]) throw new CheckpointMoved(from.projection);
  return fromRow(rows[0]);
}

/** Locks a checkpoint that stays where it is, while rows are told again. @throws CheckpointMoved when it is elsewhere */
export async function holdStill(manager: EntityManager, at: Checkpoint): Promise<void> {
  const rows = await manager.query<unknown[]>(
    `SELECT FROM projections.builds b, projections.projections p WHERE ${UNMOVED} FOR UPDATE OF b`,
    unmoved(at),
  );
  if (rows.length === 0) throw new CheckpointMoved(at.projection);
}

/** Marks a projection as stopped, unless another runner has moved it since. */
export async function markStopped(manager: EntityManager, at: Checkpoint, why: StopReason): Promise<void> {
  await manager.query(
    `UPDATE projections.builds b SET state = 'stopped', error = $5, updated_at = now()
     FROM projections.projections p WHERE ${UNMOVED}`,
    [...unmoved(at), JSON.stringify(why)],
  );
}
