import { type EntityManager } from 'typeorm';
import { type Position } from '#event-store';
import { CheckpointMoved, type StopReason } from '../errors.js';
import { type Lease } from './lease.js';

export type ProjectionState = 'catching-up' | 'running' | 'stopped';
/** `building`: the bulk of it is under way. `retired`: another build has taken its place. */
export type BuildState = ProjectionState | 'building' | 'retired';

/** Up to where a build of a projection has gone, moved in the transaction that writes its rows. */
export interface Checkpoint {
  readonly projection: string;
  /** Number of the build, from 1. */
  readonly build: number;
  /** Of the projection that it is built by. */
  readonly version: number;
  /** Where its tables are. */
  readonly schema: string;
  /** The lease in force when it was read: it moves under no other. Null: no lease is asked of a build that is not live. */
  readonly leaseEpoch: bigint | null;
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
  schema_name: string;
  lease_epoch: string | null;
  position: string;
  event_id: string | null;
  state: ProjectionState;
  error: string | null;
  unknown_events: string;
}

const COLUMNS = `b.projection, b.build, b.version, b.schema_name,
  CASE WHEN b.build = p.live_build THEN p.lease_epoch::text END AS lease_epoch, b.position::text, b.event_id, b.state,
  b.error::text, b.unknown_events::text`;
const LIVE = `projections.projections p
  JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build`;

const fromRow = (row: CheckpointRow): Checkpoint => ({
  projection: row.projection,
  build: row.build,
  version: row.version,
  schema: row.schema_name,
  leaseEpoch: row.lease_epoch === null ? null : BigInt(row.lease_epoch),
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

/** Sets a locked checkpoint going again from where it was. */
export async function resume(manager: EntityManager, locked: Checkpoint): Promise<Checkpoint> {
  await manager.query(
    `UPDATE projections.builds SET state = 'catching-up', error = NULL, updated_at = now()
     WHERE projection = $1 AND build = $2`,
    [locked.projection, locked.build],
  );
  return { ...locked, state: 'catching-up', error: null };
}

/**
 * A build's row while its checkpoint is where the caller believes it to be: live under the caller's lease, or neither
 * live nor retired.
 */
const UNMOVED = `b.projection = $1 AND b.build = $2 AND b.position = $3 AND p.name = b.projection
  AND b.state <> 'retired' AND CASE WHEN p.live_build = b.build THEN p.lease_epoch = $4 ELSE $4::bigint IS NULL END`;
const unmoved = ({ projection, build, position, leaseEpoch }: Checkpoint): unknown[] => [
  projection,
  build,
  position.toString(),
  leaseEpoch?.toString() ?? null,
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

/** The checkpoint of one build, locked until the transaction ends; null when there is none. */
export async function lockBuild(
  manager: EntityManager,
  projection: string,
  build: number,
): Promise<Checkpoint | null> {
  const [row] = await manager.query<CheckpointRow[]>(
    `SELECT ${COLUMNS} FROM projections.builds b JOIN projections.projections p ON p.name = b.projection
     WHERE b.projection = $1 AND b.build = $2 FOR UPDATE OF b`,
    [projection, build],
  );
  return row ? fromRow(row) : null;
}

/** The checkpoints of a projection's builds that are not live: under way, or retired. */
export async function otherBuilds(manager: EntityManager, projection: string): Promise<Checkpoint[]> {
  const rows = await manager.query<CheckpointRow[]>(
    `SELECT ${COLUMNS} FROM projections.builds b JOIN projections.projections p ON p.name = b.projection
     WHERE b.projection = $1 AND b.build IS DISTINCT FROM p.live_build ORDER BY b.build`,
    [projection],
  );
  return rows.map(fromRow);
}
