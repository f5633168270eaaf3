import { type DataSource } from 'typeorm';
import { type EventStore, type Position } from '#event-store';
import { type StopReason } from '../errors.js';
import { agesOfNext } from '../running/age-of-next.js';
import { type ProjectionState } from '../running/checkpoint.js';

/** Up to where a policy has reacted, and who runs it. */
export interface PolicyStatus {
  readonly policy: string;
  readonly state: ProjectionState;
  readonly paused: boolean;
  readonly position: Position;
  /** Events between it and the end of the log; null where positions have holes and cannot be counted. */
  readonly lagEvents: number | null;
  /** Age in seconds of the first event to which it has not reacted; 0 when there is none. */
  readonly lagSeconds: number;
  /** The runner that holds the lease; null when none does. */
  readonly owner: string | null;
  /** Commands that were refused. */
  readonly refused: bigint;
  /** Why it stopped; null when it has not. */
  readonly error: StopReason | null;
}

interface Row {
  readonly policy: string;
  readonly state: ProjectionState;
  readonly paused: boolean;
  readonly position: string;
  readonly owner: string | null;
  readonly refused: string;
  readonly error: string | null;
}

/** The status of each policy that ever ran: in any process. */
export async function policyStatuses(dataSource: DataSource, store: EventStore): Promise<PolicyStatus[]> {
  const head = await store.head();
  const rows = await dataSource.query<Row[]>(
    `SELECT o.policy, o.state, p.paused, o.position::text, o.refused::text, o.error::text,
            CASE WHEN p.lease_until >= clock_timestamp() THEN p.lease_owner END AS owner
     FROM projections.policies o JOIN projections.projections p ON p.name = o.policy ORDER BY o.policy`,
  );
  const ageOfNext = agesOfNext(store, head);
  return Promise.all(
    rows.map(async ({ position, refused, error, ...row }) => ({
      ...row,
      position: BigInt(position),
      lagEvents: store.capabilities.densePositions ? Math.max(0, Number(head - BigInt(position))) : null,
      lagSeconds: await ageOfNext(BigInt(position)),
      refused: BigInt(refused),
      error: error === null ? null : (JSON.parse(error) as StopReason),
    })),
  );
}
