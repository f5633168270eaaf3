import { type DataSource, type EntityManager } from 'typeorm';

/** The right to write a projection's rows, held by one runner at a time across all processes. */
export interface Lease {
  /** UUID of the runner. */
  readonly owner: string;
  /** Raised each time the lease changes hands: a checkpoint moves only under the epoch in force. */
  readonly epoch: bigint;
  readonly ttlMs: number;
}

/**
 * Takes the lease when nobody else holds it, or its owner let it run out; null while another holds it, or when the
 * projection is paused. By the database's clock.
 */
export async function takeLease(
  manager: EntityManager,
  projection: string,
  owner: string,
  ttlMs: number,
): Promise<Lease | null> {
  const [rows] = await manager.query<[{ epoch: string }[], number]>(
    `UPDATE projections.projections
     SET lease_owner = $2, lease_epoch = lease_epoch + 1,
         lease_until = clock_timestamp() + $3 * interval '1 millisecond'
     WHERE name = $1 AND NOT paused AND (lease_owner IS NULL OR lease_owner = $2 OR lease_until < clock_timestamp())
     RETURNING lease_epoch::text AS epoch`,
    [projection, owner, ttlMs],
  );
  return rows[0] ? { owner, epoch: BigInt(rows[0].epoch), ttlMs } : null;
}

/** Holds on to the lease for another while. False when it was lost. */
export async function renewLease(
  manager: EntityManager,
  projection: string,
  { epoch, ttlMs }: Lease,
): Promise<boolean> {
  const [, renewed] = await manager.query<[unknown[], number]>(
    `UPDATE projections.projections SET lease_until = clock_timestamp() + $3 * interval '1 millisecond'
     WHERE name = $1 AND lease_epoch = $2 AND lease_owner IS NOT NULL`,
    [projection, epoch.toString(), ttlMs],
  );
  return renewed > 0;
}

/** Lets go of the lease, so that another need not wait for it to run out. What another holds by now is left alone. */
export async function releaseLease(
  manager: EntityManager,
  projection: string,
  { epoch }: Lease,
): Promise<void> {
  await manager.query(
    `UPDATE projections.projections SET lease_owner = NULL, lease_until = NULL
     WHERE name = $1 AND lease_epoch = $2`,
    [projection, epoch.toString()],
  );
}

/**
 * A transaction that PostgreSQL ends when its process stands still for as long as the lease lasts: a frozen owner
 * keeps no row locked from the one that takes over.
 */
export function withinLease<Result>(
  dataSource: DataSource,
  { ttlMs }: Pick<Lease, 'ttlMs'>,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('idle_in_transaction_session_timeout', $1, true)`, [
      `${Math.ceil(ttlMs)}ms`,
    ]);
    return work(manager);
  });
}
