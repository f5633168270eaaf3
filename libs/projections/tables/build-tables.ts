import { type EntityManager } from 'typeorm';
import { pastOf, quoted } from './identifiers.js';
import { columnOf, shapeOf } from './table-shape.js';
import { type AnyProjection } from '../projection.js';

/** Columns by which the engine keeps versions, beside those that the projection declares. */
export const CLOCK_COLUMNS = ['valid_from', 'known_from'] as const;

/** Where unqualified names of a projection's DDL stand: its tables in the build's schema, functions in `read` and `public`. */
const inSchema = (manager: EntityManager, schema: string): Promise<unknown> =>
  manager.query(`SELECT set_config('search_path', $1, true)`, [`${quoted(schema)}, read, public`]);

/** What is made belongs to the services' role, so that any of their logins may replace and drop it. */
export const asServices = (manager: EntityManager): Promise<unknown> =>
  manager.query('SET LOCAL ROLE ledger_app');

/** Makes a build's schema and its empty tables, with their primary keys. */
export async function createTables(
  manager: EntityManager,
  schema: string,
  { tables, tallies, ddl }: AnyProjection,
): Promise<void> {
  await asServices(manager);
  await manager.query(`CREATE SCHEMA ${quoted(schema)}`);
  await inSchema(manager, schema);
  for (const statement of ddl.tables) await manager.query(statement);
  for (const { entity, history } of tables) {
    if (!history) continue;
    const { name } = shapeOf(entity);
    await manager.query(
      `ALTER TABLE ${quoted(name)} ADD valid_from date NOT NULL, ADD known_from bigint NOT NULL`,
    );
    await manager.query(
      `CREATE TABLE ${quoted(pastOf(name))} (LIKE ${quoted(name)} INCLUDING GENERATED INCLUDING STORAGE,
         valid_to date NOT NULL, end_known_from bigint NOT NULL, known_to bigint NOT NULL)`,
    );
  }
  for (const { table } of tallies) {
    await manager.query(
      `CREATE TABLE ${quoted(table)} (
         measure text NOT NULL, cell text NOT NULL, value integer NOT NULL,
         level text NOT NULL CHECK (level IN ('year', 'month', 'day')), day date NOT NULL, n bigint NOT NULL,
         PRIMARY KEY (measure, level, day, cell, value))`,
    );
  }
  // json, not jsonb: a state comes back as it went in, whatever its texts hold.
  await manager.query(
    `CREATE TABLE state (
       key text PRIMARY KEY, state json NOT NULL, started_on date NOT NULL, last_occurred_on date,
       last_position bigint NOT NULL, revision integer NOT NULL, left_out uuid[] NOT NULL)`,
  );
}

/** The statements that make a build's indexes, primary keys apart. */
export function indexStatements({ tables, ddl }: AnyProjection): string[] {
  const byKey = tables
    .filter(({ history }) => history)
    .map(({ entity, keyColumn }) => {
      const past = pastOf(shapeOf(entity).name);
      return `CREATE INDEX ${quoted(`${past}_by_key`)} ON ${quoted(past)} (${quoted(columnOf(entity, keyColumn))})`;
    });
  return [...byKey, ...ddl.indexes];
}

export async function runInSchema(
  manager: EntityManager,
  schema: string,
  statements: readonly string[],
): Promise<void> {
  await asServices(manager);
  await inSchema(manager, schema);
  for (const statement of statements) await manager.query(statement);
}

/** Takes primary keys and other constraints off a build's empty tables; resolves with the statements that put them back. */
export async function detachConstraints(manager: EntityManager, schema: string): Promise<string[]> {
  const constraints = await manager.query<{ table: string; name: string; definition: string }[]>(
    `SELECT r.relname AS table, c.conname AS name, pg_get_constraintdef(c.oid) AS definition
     FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
     WHERE c.connamespace = to_regnamespace($1) AND c.contype IN ('p', 'u') ORDER BY r.relname, c.conname`,
    [quoted(schema)],
  );
  for (const { table, name } of constraints)
    await manager.query(`ALTER TABLE ${quoted(schema, table)} DROP CONSTRAINT ${quoted(name)}`);
  return constraints.map(
    ({ table, name, definition }) =>
      `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`,
  );
}
