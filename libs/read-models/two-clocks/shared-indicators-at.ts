import { type SqlParameters } from '../listing/sql-parameters.js';
import { type ReadPoint } from './read-point.js';
import { tableAt } from './table-at.js';

/** The shared library at a point; all who are signed in see it. */
export const sharedIndicatorsAt = (point: ReadPoint, parameters: SqlParameters): string =>
  tableAt(point, 'shared_indicator', parameters);
