import { type Actor } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { portfolioConditions, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { tableAt, type ReadPoint } from '../two-clocks/read-point.js';

/** Which of some partnerships a filter has at a point. */
export async function inScope(
  database: Queryable,
  caller: Actor,
  filter: PartnershipFilter,
  point: ReadPoint,
  partnershipIds: readonly string[],
): Promise<string[]> {
  const parameters = new SqlParameters();
  const ids = parameters.add(partnershipIds);
  const conditions = portfolioConditions(caller, filter, point, parameters);
  const rows = await database.query<{ id: string }[]>(
    `SELECT p.partnership_id AS id FROM ${tableAt(point, 'portfolio', parameters)} p
     WHERE ${[`p.partnership_id = ANY (${ids}::uuid[])`, ...conditions].join(' AND ')}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}
