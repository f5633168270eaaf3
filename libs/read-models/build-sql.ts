import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProjectionDdl } from '#projections';

const sql = (folder: string, name: string): string =>
  readFileSync(join(import.meta.dirname, 'sql', folder, `${name}.sql`), 'utf8');

/** The tables of a build and their indexes, as `sql/tables` and `sql/indexes` hold them. */
export const buildSql = (...names: readonly string[]): ProjectionDdl => ({
  tables: names.map((name) => sql('tables', name)),
  indexes: names.map((name) => sql('indexes', name)),
});
