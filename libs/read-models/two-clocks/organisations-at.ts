import { type SqlParameters } from '../listing/sql-parameters.js';
import { type ReadPoint } from './read-point.js';
import { knowledgeOf, tableAt, versionsAt } from './table-at.js';

/** The organisations of the directory at a point; all who are signed in see them. */
export const organisationsAt = (point: ReadPoint, parameters: SqlParameters): string =>
  tableAt(point, 'organisation', parameters);

/**
 * The organisations known at a point, each by the last name it was known by then: what names and finds the parties of
 * partnerships, since an organisation often enters the directory after the facts it took part in.
 */
export const organisationsKnownAt = (point: ReadPoint, parameters: SqlParameters): string =>
  point.knownAt === null
    ? 'read.organisation'
    : versionsAt('organisation', `'infinity'`, knowledgeOf(point, parameters));
