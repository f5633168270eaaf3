import { type SourceSaid } from '../api/round-answers.js';
import { type Words } from '../words/words.js';

/** The document that a fact comes from, and where in it. */
export const sourceNamed = (words: Words, { document, place, date }: SourceSaid): string =>
  [
    words.say(`d’après « ${document} »`, `from “${document}”`),
    ...(place === undefined ? [] : [place]),
    ...(date === undefined ? [] : [words.date(date)]),
  ].join(', ');
