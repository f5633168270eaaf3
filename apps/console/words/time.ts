import { type DatePrecision } from '#domain';
import { html, type Html } from '../html/html.js';
import { type Words } from './words.js';

/** A business date, for people and for machines. */
export const dated = (words: Words, date: string, precision: DatePrecision = 'day'): Html =>
  precision === 'not-stated'
    ? html`${words.date(date, precision)}`
    : html`<time datetime="${date.slice(0, { day: 10, month: 7, year: 4 }[precision])}"
        >${words.date(date, precision)}</time
      >`;

/** An instant, ISO 8601, likewise. */
export const momentOf = (words: Words, instant: string): Html =>
  html`<time datetime="${instant}">${words.moment(instant)}</time>`;
