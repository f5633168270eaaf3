import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file of `sql/`, by its name without the ending. */
export const sql = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'sql', `${name}.sql`), 'utf8');
