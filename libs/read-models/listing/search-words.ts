import { type SqlParameters } from './sql-parameters.js';

/** The words of a search, of which every one must be found; `%` and `_` stand for themselves. */
export const likePatterns = (search: string): string[] =>
  [...new Set(search.split(/\s+/))]
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

/** Conditions that each word stands in one of the texts; without accents or case. */
export const foundIn = (
  search: string,
  parameters: SqlParameters,
  anyOf: (pattern: string) => string,
): string[] => likePatterns(search).map((pattern) => anyOf(`read.folded(${parameters.add(pattern)}::text)`));
