import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { type Sights } from '../sight/sights.js';

/** The title of a partnership as it is seen; empty where it had not begun. */
export async function titleSeen(database: Queryable, sights: Sights, partnershipId: string): Promise<string> {
  const parameters = new SqlParameters();
  const [row] = await database.query<{ title: string }[]>(
    `SELECT p.title FROM ${sights.table('partnership', parameters)} p
     WHERE p.partnership_id = ${parameters.add(partnershipId)}::uuid`,
    parameters.values,
  );
  return row?.title ?? '';
}
