import { type EntityManager } from 'typeorm';
import { type Position } from '#event-store';
import { type ProjectionState } from '../running/checkpoint.js';
import { CheckpointMoved, type StopReason } from '../errors.js';
import { type Lease } from '../running/lease.js';
import { type Reached, type Standing } from '../running/runner-work.js';

/** Up to where a policy has reacted. */
export interface PolicyCheckpoint extends Reached {
  readonly policy: string;
  readonly leaseEpoch: bigint;
  /** Commands that were refused: what they asked for could not be, or was so already. */
  readonly refused: bigint;
}

interface PolicyRow {
  policy: string;
  lease_epoch: string;
  position: string;
  event_id: string | null;
  state: ProjectionState;
  refused: string;
}

const COLUMNS = 'o.policy, p.lease_epoch::text, o.position::text, o.event_id, o.state, o.refused::text';

const fromRow = (row: PolicyRow): PolicyCheckpoint => ({
  policy: row.policy,
  build: 0,
  leaseEpoch: BigInt(row.lease_epoch),
  position: BigInt(row.position),
  eventId: row.event_id,
  state: row.state,
  refused: BigInt(row.refused),
});

export async function readPolicyStanding(manager: EntityManager, policy: string): Promise<Standing | null> {
  const [row] = await manager.query<{ paused: boolean; state: ProjectionState; error: string | null }[]>(
    `SELECT p.paused, o.state, o.error::text
     FROM projections.policies o JOIN projections.projections p ON p.name = o.policy WHERE o.policy = $1`,
    [policy],
  );
  if (!row) return null;
  const error = row.error === null ? null : (JSON.parse(row.error) as StopReason);
  return { paused: row.paused, build: 0, version: 1, state: row.state, error, retryAsked: false };
}

/** Begins a policy after an event, unless it has begun. */
export async function beginPolicy(
  manager: EntityManager,
  policy: string,
  after: { readonly position: Position; readonly id: string | null },
): Promise<void> {
  await manager.query('INSERT INTO projections.projections (name) VALUES ($1) ON CONFLICT DO NOTHING', [
    policy,
  ]);
  await manager.query(
    `INSERT INTO projections.policies (policy, position, event_id, state)
     VALUES ($1, $2, $3, 'catching-up') ON CONFLICT DO NOTHING`,
    [policy, after.position.toString(), after.id],
  );
}

/** Sets a policy going again under this lease. @throws CheckpointMoved when the lease is lost */
export async function openPolicy(
  manager: EntityManager,
  policy: string,
  { epoch }: Lease,
): Promise<PolicyCheckpoint> {
  const [rows] = await manager.query<[PolicyRow[], number]>(
    `UPDATE projections.policies o SET state = 'catching-up', error = NULL, updated_at = now()
     FROM projections.projections p WHERE o.policy = $1 AND p.name = o.policy AND p.lease_epoch = $2
     RETURNING ${COLUMNS}`,
    [policy, epoch.toString()],
  );
  if (!rows[0]) throw new CheckpointMoved(policy);
  return fromRow(rows[0]);
}

/** Moves a policy's checkpoint from where the caller believes it to be. @throws CheckpointMoved when it is elsewhere */
export async function advancePolicy(
  manager: EntityManager,
  from: PolicyCheckpoint,
  to: Pick<Reached, 'position' | 'eventId' | 'state'> & { readonly refused: number },
): Promise<PolicyCheckpoint> {
  const [rows] = await manager.query<[PolicyRow[], number]>(
    `UPDATE projections.policies o
     SET position = $4, event_id = $5, state = $6, refused = o.refused + $7, error = NULL, updated_at = now()
     FROM projections.projections p
     WHERE o.policy = $1 AND o.position = $2 AND p.name = o.policy AND p.lease_epoch = $3
     RETURNING ${COLUMNS}`,
    [
      from.policy,
      from.position.toString(),
      from.leaseEpoch.toString(),
      to.position.toString(),
      to.eventId,
      to.state,
      to.refused,
    ],
  );
  if (!rows[0]) throw new CheckpointMoved(from.policy);
  return fromRow(rows[0]);
}

export async function markPolicyStopped(
  manager: EntityManager,
  at: PolicyCheckpoint,
  why: StopReason,
): Promise<void> {
  await manager.query(
    `UPDATE projections.policies o SET state = 'stopped', error = $4, updated_at = now()
     FROM projections.projections p
     WHERE o.policy = $1 AND o.position = $2 AND p.name = o.policy AND p.lease_epoch = $3`,
    [at.policy, at.position.toString(), at.leaseEpoch.toString(), JSON.stringify(why)],
  );
}

/** Sets a stopped policy going again. Resolves with whether it was stopped; null when there is no such policy. */
export async function retryPolicy(manager: EntityManager, policy: string): Promise<boolean | null> {
  const [rows] = await manager.query<[{ was: ProjectionState }[], number]>(
    `UPDATE projections.policies n SET state = CASE o.state WHEN 'stopped' THEN 'catching-up' ELSE o.state END,
       error = NULL
     FROM (SELECT policy, state FROM projections.policies WHERE policy = $1 FOR UPDATE) o
     WHERE n.policy = o.policy RETURNING o.state AS was`,
    [policy],
  );
  return rows[0] ? rows[0].was === 'stopped' : null;
}
