/** A line of a pasted table, as the API takes it; what is no number or date is left for it to refuse. */
export interface PastedRow {
  /** As typed, to be shown again. */
  readonly line: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const cellsOf = (line: string): string[] =>
  line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim());

/** « 31/12/2025 » and "2025-12-31" are days. */
const dayOf = (cell: string): string => cell.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1');

const numberOf = (cell: string): number | null => {
  const plain = cell.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
};

/** « 12/40 » is a share, « 12,5 » a number, anything else a text. */
function measureOf(cell: string): Record<string, unknown> {
  const [numerator, denominator, ...more] = cell.split('/').map(numberOf);
  if (numerator != null && denominator != null && more.length === 0) return { numerator, denominator };
  const value = numberOf(cell);
  if (value !== null) return { value };
  return cell === '' ? {} : { text: cell };
}

const given = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((one): one is [string, string] => Boolean(one[1])));

function rowOf(line: string): PastedRow {
  const [indicator, day = '', value = '', dataSource, from = '', to = '', comment] = cellsOf(line);
  return {
    line,
    body: {
      ...given({ indicator, occurredOn: dayOf(day), dataSource, comment }),
      ...measureOf(value),
      ...((from !== '' || to !== '') && { period: given({ from: dayOf(from), to: dayOf(to) }) }),
    },
  };
}

const isDay = (cell: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(dayOf(cell));

/** The rows of a table as a spreadsheet pastes it, a line each; a first line that names columns is none of them. */
export function pastedRows(table: string): PastedRow[] {
  const lines = table.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first] = lines;
  const isHeading = first !== undefined && !isDay(cellsOf(first)[1] ?? '');
  return (isHeading && lines.length > 1 ? lines.slice(1) : lines).map(rowOf);
}
