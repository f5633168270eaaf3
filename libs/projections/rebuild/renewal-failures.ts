import { type DataSource } from 'typeorm';
import { lockProjection } from '../tables/builds.js';
import { type StopReason } from '../errors.js';
import { type AnyProjection } from '../projection.js';

/** Why a later version of a projection than the one that is read could not be built. */
export interface RenewalFailure extends StopReason {
  /** The version that was to be built. */
  readonly version: number;
}

/** A build that failed is a row without tables, so that any process can tell; the next rebuild takes it away. */
const FAILED = `f.state = 'stopped' AND f.build IS DISTINCT FROM p.live_build`;

export async function keepRenewalFailure(
  dataSource: DataSource,
  { name, version }: AnyProjection,
  why: StopReason,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await lockProjection(manager, name);
    await manager.query(
      `DELETE FROM projections.builds f USING projections.projections p
       WHERE f.projection = $1 AND p.name = $1 AND ${FAILED}`,
      [name],
    );
    await manager.query(
      `INSERT INTO projections.builds (projection, build, version, schema_name, state, position, error)
       SELECT $1, last.build + 1, $2, $1 || '_' || last.build + 1, 'stopped', -1, $3
       FROM (SELECT coalesce(max(build), 0) AS build FROM projections.builds WHERE projection = $1) last`,
      [name, version, JSON.stringify(why)],
    );
  });
}

/** By projection, those that stand in the way of a version later than the live build's. */
export async function readRenewalFailures(
  dataSource: DataSource,
  projection: string | null = null,
): Promise<ReadonlyMap<string, RenewalFailure>> {
  const rows = await dataSource.query<{ name: string; version: number; error: string }[]>(
    `SELECT p.name, f.version, f.error::text
     FROM projections.projections p
     JOIN projections.builds live ON live.projection = p.name AND live.build = p.live_build
     JOIN projections.builds f ON f.projection = p.name AND ${FAILED} AND f.version > live.version
     WHERE $1::text IS NULL OR p.name = $1`,
    [projection],
  );
  return new Map(
    rows.map(({ name, version, error }) => [name, { ...(JSON.parse(error) as StopReason), version }]),
  );
}
