import { type EntityManager } from 'typeorm';
import { unescaped } from './copy-text.js';
import { quoted } from './identifiers.js';
import { type TallyChanges } from '../history/tally-history.js';

/** The first days of the year, the month and the day that a date is counted in. */
export const LEVELS = ['year', 'month', 'day'] as const;
export const firstDayOf = (level: (typeof LEVELS)[number], date: string): string =>
  level === 'year' ? `${date.slice(0, 4)}-01-01` : level === 'month' ? `${date.slice(0, 7)}-01` : date;

/** The sum of many changes to one tally. */
export class TallySum {
  readonly #changes = new Map<string, number>();

  add(changes: TallyChanges, sign: 1 | -1 = 1): void {
    for (const [at, n] of changes) {
      const sum = (this.#changes.get(at) ?? 0) + sign * n;
      if (sum === 0) this.#changes.delete(at);
      else this.#changes.set(at, sum);
    }
  }

  get changes(): TallyChanges {
    return this.#changes;
  }
}

interface Cells {
  readonly measure: string[];
  readonly cell: string[];
  readonly value: string[];
  readonly level: string[];
  readonly day: string[];
  readonly n: string[];
}

function cellsOf(changes: TallyChanges): Cells {
  const sums = new Map<string, number>();
  for (const [at, n] of changes) {
    const day = at.lastIndexOf('\t') + 1;
    for (const level of LEVELS) {
      const cell = `${at.slice(0, day)}${level}\t${firstDayOf(level, at.slice(day))}`;
      sums.set(cell, (sums.get(cell) ?? 0) + n);
    }
  }
  const cells: Cells = { measure: [], cell: [], value: [], level: [], day: [], n: [] };
  for (const [at, n] of sums) {
    if (n === 0) continue;
    const [measure, cell, value, level, day] = at.split('\t') as [string, string, string, string, string];
    cells.measure.push(unescaped(measure));
    cells.cell.push(unescaped(cell));
    cells.value.push(value);
    cells.level.push(level);
    cells.day.push(day);
    cells.n.push(String(n));
  }
  return cells;
}

/** Adds changes to a tally's counts, on each of its levels; a count that comes to nothing leaves no row. */
export async function addToTally(
  manager: EntityManager,
  schema: string,
  table: string,
  changes: TallyChanges,
): Promise<void> {
  const { measure, cell, value, level, day, n } = cellsOf(changes);
  if (measure.length === 0) return;
  const tally = quoted(schema, table);
  const cells = 'unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::date[]';
  await manager.query(
    `INSERT INTO ${tally} AS t (measure, cell, value, level, day, n)
     SELECT * FROM ${cells}, $6::bigint[])
     ON CONFLICT (measure, level, day, cell, value) DO UPDATE SET n = t.n + excluded.n`,
    [measure, cell, value, level, day, n],
  );
  await manager.query(
    `DELETE FROM ${tally} t USING ${cells}) AS c (measure, cell, value, level, day)
     WHERE t.n = 0 AND t.measure = c.measure AND t.cell = c.cell AND t.value = c.value AND t.level = c.level
       AND t.day = c.day`,
    [measure, cell, value, level, day],
  );
}
