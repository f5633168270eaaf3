import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { type Response } from 'express';
import { type Language } from '#domain';
import { type Cell, type Column } from './column.js';

const TRUTHS = { fr: { true: 'oui', false: 'non' }, en: { true: 'yes', false: 'no' } } as const;

/** Records again whole, the first of which was taken to see that there is one. */
async function* resumed(
  first: IteratorResult<Cell[], void>,
  others: AsyncIterable<Cell[]>,
): AsyncGenerator<Cell[]> {
  if (first.done) return;
  yield first.value;
  yield* others;
}

/**
 * Streams rows as CSV for a French spreadsheet: UTF-8 with BOM, semicolons, CRLF, a decimal comma in French; a text
 * that a spreadsheet would take for a formula is escaped.
 */
export async function sendCsv<Row>(
  response: Response,
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly Column<Row>[],
  language: Language,
  fileName: string,
): Promise<void> {
  async function* written(): AsyncGenerator<Cell[], void> {
    for await (const row of rows) yield columns.map(({ cell }) => cell(row, language));
  }
  const records = written();
  // A query that fails does so here, while a problem can still be answered.
  const first = await records.next();
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${fileName}.csv"`);
  await pipeline(
    Readable.from(resumed(first, records)),
    stringify({
      header: true,
      columns: columns.map(({ heading }) => heading[language]),
      delimiter: ';',
      record_delimiter: 'windows',
      bom: true,
      escape_formulas: true,
      // By itself it quotes CRLF only: a lone line feed typed in a text would break the line.
      quoted_match: /[\r\n]/,
      cast: {
        number: (number) => (language === 'fr' ? String(number).replace('.', ',') : String(number)),
        boolean: (truth) => TRUTHS[language][`${truth}`],
      },
    }),
    response,
  );
}
