import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of a table, by the names of its columns; what is left empty is ''. */
export type WorkedRow = Readonly<Record<string, string>>;

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The tables of a Markdown document that was worked out by hand, each by its heading. */
export class WorkedSheet {
  private constructor(private readonly tables: ReadonlyMap<string, readonly WorkedRow[]>) {}

  static read(name: string): WorkedSheet {
    const text = readFileSync(join(import.meta.dirname, '..', name), 'utf8');
    const sections = text.split(/^## /m).slice(1);
    return new WorkedSheet(
      new Map(
        sections.map((section) => {
          const [heading = '', ...lines] = section.split('\n');
          const [header = '', , ...rows] = lines.filter((line) => line.startsWith('|'));
          const columns = cellsOf(header);
          return [
            heading.trim(),
            rows.map((row) =>
              Object.fromEntries(cellsOf(row).map((cell, index) => [columns[index] ?? '', cell])),
            ),
          ] as const;
        }),
      ),
    );
  }

  /** @throws Error where there is no such table, or nothing in it */
  rows(heading: string): readonly WorkedRow[] {
    const rows = this.tables.get(heading);
    if (!rows?.length) throw new Error(`nothing was worked out under "${heading}"`);
    return rows;
  }
}

/** A figure as worked out; null where the cell is empty. */
export const figure = (cell: string | undefined): number | null => (cell ? Number(cell) : null);
