import { type EntityManager } from 'typeorm';
import { BEFORE_ALL } from '#event-store';
import { asServices, createTables, indexStatements, runInSchema } from './build-tables.js';
import { type BuildState, type Checkpoint } from '../running/checkpoint.js';
import { quoted } from './identifiers.js';
import { pointViewsAt } from './live-views.js';
import { type AnyProjection } from '../projection.js';

/** A projection's row, locked until the transaction ends; made when it is new. Resolves with the number of its live build. */
export async function lockProjection(manager: EntityManager, name: string): Promise<number | null> {
  await manager.query('INSERT INTO projections.projections (name) VALUES ($1) ON CONFLICT DO NOTHING', [
    name,
  ]);
  const [row] = await manager.query<{ live_build: number | null }[]>(
    'SELECT live_build FROM projections.projections WHERE name = $1 FOR UPDATE',
    [name],
  );
  return row!.live_build;
}

/** Makes build 1 at a projection's first start: empty, indexed, and live at once. */
export async function beginFirstBuild(manager: EntityManager, projection: AnyProjection): Promise<void> {
  if ((await lockProjection(manager, projection.name)) !== null) return;
  await makeLive(manager, projection, await createEmptyBuild(manager, projection));
}

/** A new build with empty tables and their indexes. The projection's row is locked. */
export async function createEmptyBuild(
  manager: EntityManager,
  projection: AnyProjection,
): Promise<Checkpoint> {
  const build = await createBuild(manager, projection, 'catching-up');
  await runInSchema(manager, build.schema, indexStatements(projection));
  return build;
}

/** A new build with empty tables, no indexes but primary keys, from before the first event. The projection's row is locked. */
export async function createBuild(
  manager: EntityManager,
  projection: AnyProjection,
  state: BuildState,
): Promise<Checkpoint> {
  const { name, version } = projection;
  const [last] = await manager.query<{ build: number }[]>(
    'SELECT coalesce(max(build), 0)::int AS build FROM projections.builds WHERE projection = $1',
    [name],
  );
  const build = last!.build + 1;
  const schema = `${name}_${build}`;
  await manager.query(
    `INSERT INTO projections.builds (projection, build, version, schema_name, state, position)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [name, build, version, schema, state, BEFORE_ALL.toString()],
  );
  await createTables(manager, schema, projection);
  return {
    projection: name,
    build,
    version,
    schema,
    leaseEpoch: null,
    position: BEFORE_ALL,
    eventId: null,
    state: 'catching-up',
    error: null,
    unknownEvents: 0n,
  };
}

/** From now on this build is the one that is read. */
export async function makeLive(
  manager: EntityManager,
  projection: AnyProjection,
  { build, schema }: Checkpoint,
): Promise<void> {
  await pointViewsAt(manager, schema, projection);
  await manager.query('UPDATE projections.projections SET live_build = $2 WHERE name = $1', [
    projection.name,
    build,
  ]);
}

/** Takes a build away, its tables and its dead letters with it. */
export async function dropBuild(
  manager: EntityManager,
  { projection, build, schema }: Checkpoint,
): Promise<void> {
  await asServices(manager);
  await manager.query(`DROP SCHEMA IF EXISTS ${quoted(schema)} CASCADE`);
  await manager.query('DELETE FROM projections.builds WHERE projection = $1 AND build = $2', [
    projection,
    build,
  ]);
}
