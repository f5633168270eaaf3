import { addDays, type Source } from '#domain';
import { type Passage, type SourceDocument } from './real-cases.js';

/** Without repeats, and without a passage that another already contains. */
function distinct(passages: readonly Passage[]): Passage[] {
  const unique = passages.filter(
    ({ quote }, index) => passages.findIndex((other) => other.quote === quote) === index,
  );
  return unique.filter(
    ({ quote }) => !unique.some((other) => other.quote !== quote && other.quote.includes(quote)),
  );
}

/** The words of several passages, each once. */
export const quotesOf = (passages: readonly Passage[]): string[] =>
  distinct(passages).map(({ quote }) => quote);

/**
 * One source for a fact that several passages of one document state: quotes joined by `[…]`, as the places are, in the
 * same order.
 */
export function citing(document: SourceDocument, passages: readonly Passage[]): Source {
  const foreign = passages.find((passage) => passage.document !== document.key);
  if (foreign) throw new Error(`a passage of ${foreign.document} is cited as one of ${document.key}`);
  const cited = distinct(passages);
  return {
    document: document.title,
    place: [...new Set(cited.map(({ place }) => place))].join(' ; '),
    quote: cited.map(({ quote }) => quote).join(' […] '),
    date: document.date,
    sha256: document.sha256,
  };
}

/** The last day on which a document can have been written: what it tells was true by then. */
export function writtenBy({ date, datePrecision }: SourceDocument): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  if (datePrecision === 'year') return `${year}-12-31`;
  if (datePrecision === 'month')
    return addDays(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), -1);
  return date;
}
