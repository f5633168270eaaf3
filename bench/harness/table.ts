import { type Measure } from './measure.js';

const HEADINGS = ['measure', 'value', 'unit', 'baseline', 'ratio', 'peak MB'];

/** The measures as a table for people. */
export function table(measures: readonly Measure[]): string {
  const rows = measures.map(({ name, value, unit, baseline, ratio, peakRssMb }) => [
    name,
    figure(value),
    unit,
    figure(baseline),
    ratio === null ? '' : ratio.toFixed(2),
    String(peakRssMb),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]!.length)),
  );
  const isText = (column: number) => column === 0 || column === 2;
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const figure = (value: number | null): string => (value === null ? '' : value.toLocaleString('en-GB'));
