import { type DataSource } from 'typeorm';
import { pastOf, quoted } from '../tables/identifiers.js';
import { type AnyProjection } from '../projection.js';
import { shapeOf } from '../tables/table-shape.js';

/** All rows of a build, table by table, each as PostgreSQL writes it, in order. */
export type BuildContents = Readonly<Record<string, readonly string[]>>;

/** What stands in the tables of a schema; generated columns are left out. */
export async function contentsOf(
  dataSource: DataSource,
  schema: string,
  projection: AnyProjection,
): Promise<BuildContents> {
  const contents: Record<string, string[]> = {};
  const read = async (table: string, columns: readonly string[]): Promise<void> => {
    const list = columns.map((column) => quoted(column)).join(', ');
    const rows = await dataSource.query<{ row: string }[]>(
      `SELECT row_to_json(t)::text AS row FROM (SELECT ${list} FROM ${quoted(schema, table)}) t`,
    );
    contents[table] = rows.map(({ row }) => row).sort();
  };
  for (const { entity, history } of projection.tables) {
    const { name, columns } = shapeOf(entity);
    const own = columns.map((column) => column.name);
    const clocks = history ? ['valid_from', 'known_from'] : [];
    await read(name, [...own, ...clocks]);
    if (history) await read(pastOf(name), [...own, ...clocks, 'valid_to', 'end_known_from', 'known_to']);
  }
  for (const { table } of projection.tallies)
    await read(table, ['measure', 'cell', 'value', 'level', 'day', 'n']);
  await read('state', [
    'key',
    'state',
    'started_on',
    'last_occurred_on',
    'last_position',
    'revision',
    'left_out',
  ]);
  return contents;
}
