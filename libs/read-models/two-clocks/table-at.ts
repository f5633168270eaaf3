import { type SqlParameters } from '../listing/sql-parameters.js';
import { isNow, type ReadPoint } from './read-point.js';

/** The tables of partnerships that keep every version of their rows. */
export type TableOfPartnerships =
  | 'partnership'
  | 'partnership_party'
  | 'stage_stay'
  | 'gate_condition'
  | 'gate_watch'
  | 'indicator'
  | 'portfolio'
  | 'round'
  | 'round_impact'
  | 'sheet';

/** The greatest position a table can be asked at: a row still believed has 2^63 − 1 for the end of its belief. */
const ALL_KNOWN = 2n ** 63n - 2n;

/** The clocks of a point, as SQL. */
export const dayOf = ({ asOf }: ReadPoint, { once }: SqlParameters): string => once(asOf, 'date');
export const knowledgeOf = ({ knownAt }: ReadPoint, { once }: SqlParameters): string =>
  once((knownAt ?? ALL_KNOWN).toString(), 'bigint');

/** All rows of a table visible at both clocks, given as SQL, to stand in a FROM clause. */
export const versionsAt = (table: string, day: string, knowledge: string): string =>
  `read.${table}_at(${day}, ${knowledge})`;

/**
 * All rows of a table as it stood at a point, whoever asks, to stand in a FROM clause: the current rows
 * (`read.partnership`), or those visible at both clocks (`read.partnership_at($1, $2)`). What is read of partnerships
 * comes from the sights of the caller (`sight/`), never from here.
 */
export const tableAt = (point: ReadPoint, table: string, parameters: SqlParameters): string =>
  isNow(point)
    ? `read.${table}`
    : versionsAt(table, dayOf(point, parameters), knowledgeOf(point, parameters));
