import { type Panel } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { tableAt } from '../two-clocks/table-at.js';

/** Who has answered in a round, never what: parties are named, the members of a panel counted. */
export interface SheetsGiven {
  readonly parties: readonly { readonly organisationId: string; readonly sheets: number }[];
  readonly panels: readonly {
    readonly panel: Panel;
    /** Members who answered by invitation. */
    readonly members: number;
    /** The event by which counts were last entered for it; null: none were. */
    readonly countsEventId: string | null;
  }[];
}

/** Who has answered in a round at a point. Whether the round is seen is for the caller to ask. */
export async function sheetsGiven(
  database: Queryable,
  roundId: string,
  point: ReadPoint,
): Promise<SheetsGiven> {
  const parameters = new SqlParameters();
  const sheets = tableAt(point, 'sheet', parameters);
  const counted = await database.query<
    {
      kind: string;
      organisationId: string | null;
      panel: Panel | null;
      sheets: number;
      eventId: string;
    }[]
  >(
    `SELECT respondent_kind AS kind, organisation_id AS "organisationId", panel, count(*)::int AS sheets,
       min(event_id::text) AS "eventId"
     FROM ${sheets} s WHERE s.round_id = ${parameters.add(roundId)}
     GROUP BY respondent_kind, organisation_id, panel ORDER BY organisation_id, panel`,
    parameters.values,
  );
  const panels = [...new Set(counted.flatMap(({ panel }) => (panel === null ? [] : [panel])))];
  return {
    parties: counted.flatMap(({ organisationId, sheets: given }) =>
      organisationId === null ? [] : [{ organisationId, sheets: given }],
    ),
    panels: panels.map((panel) => {
      const of = (kind: string) => counted.find((row) => row.panel === panel && row.kind === kind);
      return {
        panel,
        members: of('panel-member')?.sheets ?? 0,
        // A panel has one sheet of counts.
        countsEventId: of('panel-counts')?.eventId ?? null,
      };
    }),
  };
}

/** SQL of whether an organisation, given as SQL, has given a sheet in the round `r`. Whether the round is seen is for the caller to ask. */
export const hasGivenSheet = (organisation: string, point: ReadPoint, parameters: SqlParameters): string =>
  `EXISTS (SELECT FROM ${tableAt(point, 'sheet', parameters)} given
    WHERE given.round_id = r.round_id AND given.organisation_id = ${organisation})`;
