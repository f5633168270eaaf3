import { type Panel, type Round } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { tableAt } from '../two-clocks/table-at.js';

/** How many of a party's or a panel's sheets came late, of one opening. */
interface Late {
  readonly organisationId: string | null;
  readonly panel: Panel | null;
  readonly sheets: number;
}

/**
 * The sheets that came after the closing of the opening that they were given in (streams race): kept, and counted in nothing
 * unless they are given again. Whether the round is seen is for the caller to ask.
 */
export async function lateSheets(
  database: Queryable,
  roundId: string,
  { openings }: Pick<Round, 'openings'>,
  point: ReadPoint,
): Promise<readonly Late[]> {
  const late: Late[] = [];
  for (const { opening, closedAt } of openings) {
    if (closedAt === null) continue;
    const parameters = new SqlParameters();
    const before = { ...point, knownAt: BigInt(closedAt) };
    const ofOpening = (alias: string) =>
      `${alias}.round_id = ${parameters.once(roundId, 'uuid')} AND ${alias}.opening = ${parameters.once(String(opening), 'integer')}`;
    late.push(
      ...(await database.query<Late[]>(
        `SELECT s.organisation_id AS "organisationId", s.panel, count(*)::int AS sheets
         FROM ${tableAt(point, 'sheet', parameters)} s
         WHERE ${ofOpening('s')} AND s.event_id NOT IN (
           SELECT c.event_id FROM ${tableAt(before, 'sheet', parameters)} c WHERE ${ofOpening('c')})
         GROUP BY s.organisation_id, s.panel ORDER BY s.organisation_id, s.panel`,
        parameters.values,
      )),
    );
  }
  return late;
}

/** How many of some late sheets are of one party, or of one panel. */
export const lateOf = (late: readonly Late[], whose: string): number =>
  late.reduce(
    (sum, { organisationId, panel, sheets }) => sum + ((organisationId ?? panel) === whose ? sheets : 0),
    0,
  );
