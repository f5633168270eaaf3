import { type EntityManager } from 'typeorm';
import { asServices, CLOCK_COLUMNS } from './build-tables.js';
import { pastOf, quoted } from './identifiers.js';
import { type AnyProjection } from '../projection.js';
import { shapeOf } from './table-shape.js';

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * Makes a build the one that is read: the views of schema `read` on its tables, and the functions that read them at a
 * point. A snapshot that was taken before does not see its rows: whoever reads more than one statement in a snapshot
 * locks `read.<category>_state` before taking it.
 */
export async function pointViewsAt(
  manager: EntityManager,
  schema: string,
  { category, tables, tallies }: AnyProjection,
): Promise<void> {
  await asServices(manager);
  // First, because whoever reads within a snapshot holds this one: the switch waits here, with no other view in hand.
  await view(manager, schema, 'state', `${category}_state`, await columnsOf(manager, schema, 'state'));
  for (const { entity, history } of tables) {
    const { name } = shapeOf(entity);
    const all = await columnsOf(manager, schema, name);
    const columns = history ? all.filter(({ name }) => !CLOCK_COLUMNS.some((clock) => clock === name)) : all;
    await view(manager, schema, name, name, columns);
    if (history) await atFunction(manager, schema, name, columns);
  }
  for (const { table } of tallies)
    await view(manager, schema, table, table, await columnsOf(manager, schema, table));
}

const columnsOf = (manager: EntityManager, schema: string, table: string): Promise<Column[]> =>
  manager.query<Column[]>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [quoted(schema, table)],
  );

const same = (a: readonly Column[], b: readonly Column[]): boolean => JSON.stringify(a) === JSON.stringify(b);

const list = (columns: readonly Column[]): string => columns.map(({ name }) => quoted(name)).join(', ');

/** A view of other columns cannot be replaced: it is dropped with its function. */
async function view(
  manager: EntityManager,
  schema: string,
  table: string,
  name: string,
  columns: readonly Column[],
): Promise<void> {
  const before = await columnsOf(manager, 'read', name);
  if (before.length > 0 && !same(before, columns)) {
    await manager.query(`DROP FUNCTION IF EXISTS ${quoted('read', `${name}_at`)}(date, bigint)`);
    await manager.query(`DROP VIEW ${quoted('read', name)}`);
  }
  await manager.query(
    `CREATE OR REPLACE VIEW ${quoted('read', name)} AS SELECT ${list(columns)} FROM ${quoted(schema, table)}`,
  );
}

/** Columns by which a query at a point may find its rows by an index of their dates, beside those that it reads. */
const DATES: readonly Column[] = [
  { name: 'valid_from', type: 'date' },
  { name: 'valid_to', type: 'date' },
  { name: 'known_to', type: 'bigint' },
];

/**
 * One SELECT, so that PostgreSQL takes it into the query that calls it, with its conditions and indexes; its own stand
 * over the UNION, whose parts then join along their indexes too.
 */
async function atFunction(
  manager: EntityManager,
  schema: string,
  name: string,
  columns: readonly Column[],
): Promise<void> {
  const returned = [...columns, ...DATES];
  const result = returned.map((column) => `${quoted(column.name)} ${column.type}`).join(', ');
  const [before] = await manager.query<{ same: boolean }[]>(
    `SELECT proargnames[3:] = $2::text[] AS same FROM pg_proc WHERE oid = to_regprocedure($1)`,
    [`${quoted('read', `${name}_at`)}(date, bigint)`, returned.map((column) => column.name)],
  );
  // A function of other columns cannot be replaced.
  if (before && !before.same)
    await manager.query(`DROP FUNCTION ${quoted('read', `${name}_at`)}(date, bigint)`);
  // Parameters by number: a column may bear any name.
  await manager.query(
    `CREATE OR REPLACE FUNCTION ${quoted('read', `${name}_at`)}(date, bigint) RETURNS TABLE (${result})
       LANGUAGE sql STABLE PARALLEL SAFE
     BEGIN ATOMIC
       SELECT ${list(returned)} FROM (
         SELECT ${list(columns)}, valid_from, known_from, date 'infinity' AS valid_to,
           9223372036854775807 AS end_known_from, 9223372036854775807 AS known_to
         FROM ${quoted(schema, name)}
         UNION ALL
         SELECT ${list(columns)}, valid_from, known_from, valid_to, end_known_from, known_to
         FROM ${quoted(schema, pastOf(name))}) version
       WHERE valid_from <= $1 AND known_from <= $2 AND $2 < known_to AND ($1 < valid_to OR $2 < end_known_from);
     END`,
  );
}
