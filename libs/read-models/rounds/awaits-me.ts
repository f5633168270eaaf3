import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { hasGivenSheet } from '../sheets/sheets-given.query.js';
import { type Sights } from '../sight/sights.js';

/**
 * SQL of whether an open round `r` waits for an organisation: asked, a party still, the last day not past, and no sheet
 * given in its name.
 */
export function awaits(sights: Sights, parameters: SqlParameters): string {
  const { viewer, point } = sights;
  if (!viewer.organisation) return 'false';
  const own = parameters.once(viewer.organisation.id, 'uuid');
  return `(r.state <> 'closed' AND r.closes_on >= ${parameters.once(point.asOf, 'date')} AND ${own} = ANY (r.party_ids)
    AND EXISTS (SELECT FROM ${sights.table('partnership_party', parameters)} own
      WHERE own.partnership_id = r.partnership_id AND own.organisation_id = ${own} AND own.left_on IS NULL)
    AND NOT ${hasGivenSheet(own, point, parameters)})`;
}

/** Whether one round waits for the organisation that the caller acts for. */
export async function isAwaited(database: Queryable, sights: Sights, roundId: string): Promise<boolean> {
  const parameters = new SqlParameters();
  const rows = await database.query<unknown[]>(
    `SELECT FROM ${sights.table('round', parameters)} r
     WHERE r.round_id = ${parameters.add(roundId)}::uuid AND ${awaits(sights, parameters)}`,
    parameters.values,
  );
  return rows.length > 0;
}
