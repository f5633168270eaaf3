import { type Opening, type Respondent, type Round } from '#domain';
import { type SealedSheet } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { tableAt } from '../two-clocks/table-at.js';

/** A sheet as it counts, still sealed: in the version that stood when its opening was closed. */
export interface SealedCount {
  readonly sheetId: string;
  readonly eventId: string;
  readonly opening: number;
  readonly respondent: Respondent;
  readonly sealed: SealedSheet;
}

interface Row {
  readonly opening: number;
  readonly sheetId: string;
  readonly eventId: string;
  readonly kind: Respondent['kind'];
  readonly organisationId: string | null;
  readonly panel: string | null;
  readonly invitationId: string | null;
  readonly keyId: string;
  readonly sealed: string;
}

/** After all business days: what was known counts, whatever day it bears. */
const EVERY_DAY = '9999-12-31';

const respondentOf = ({ kind, organisationId, panel, invitationId }: Row): Respondent =>
  ({
    kind,
    ...(kind === 'party' ? { organisationId } : { panel }),
    ...(kind === 'panel-member' ? { invitationId } : {}),
  }) as Respondent;

/** Sheets read at once: what stands in memory of them, each some 16 KB. */
const SHEETS_AT_ONCE = 500;

type Closing = Pick<Opening, 'opening'> & { readonly closedAt: string };

/**
 * The next sheets by id, of openings as they were known at their closings: what came later in the log is late. Of one
 * given under several openings, the last.
 */
async function sheetsAfter(
  database: Queryable,
  roundId: string,
  closings: readonly Closing[],
  after: string,
): Promise<Row[]> {
  const parameters = new SqlParameters();
  const { add, once } = parameters;
  const ofOpening = ({ opening, closedAt }: Closing): string => {
    const at = { today: EVERY_DAY, asOf: EVERY_DAY, knownAt: BigInt(closedAt) };
    return `(SELECT s.* FROM ${tableAt(at, 'sheet', parameters)} s
      WHERE s.round_id = ${once(roundId, 'uuid')} AND s.opening = ${add(opening)} AND s.sheet_id > ${once(after, 'uuid')}
      ORDER BY s.sheet_id LIMIT ${SHEETS_AT_ONCE})`;
  };
  return database.query<Row[]>(
    `SELECT DISTINCT ON (sheet_id) opening, sheet_id AS "sheetId", event_id AS "eventId", respondent_kind AS kind,
       organisation_id AS "organisationId", panel, invitation_id AS "invitationId", key_id AS "keyId", sealed
     FROM (${closings.map(ofOpening).join(' UNION ALL ')}) counted
     ORDER BY sheet_id, opening DESC LIMIT ${SHEETS_AT_ONCE}`,
    parameters.values,
  );
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * The sheets that count at the closing of an opening, by id, some at a time: each in the last version that was given
 * before the closing of the opening that it was given in. One that came after (streams race) counts in none, and what it
 * said before still does. The read model must hold the closing's position.
 */
export async function* countedSheets(
  database: Queryable,
  roundId: string,
  { openings }: Pick<Round, 'openings'>,
  upTo: number,
): AsyncGenerator<SealedCount> {
  const closings = openings.flatMap(({ opening, closedAt }) =>
    opening > upTo || closedAt === null ? [] : [{ opening, closedAt }],
  );
  if (closings.length === 0) return;
  let after = BEFORE_ALL;
  for (;;) {
    const rows = await sheetsAfter(database, roundId, closings, after);
    for (const row of rows)
      yield {
        sheetId: row.sheetId,
        eventId: row.eventId,
        opening: row.opening,
        respondent: respondentOf(row),
        sealed: { $sheet: row.sealed, $key: row.keyId },
      };
    if (rows.length < SHEETS_AT_ONCE) return;
    after = rows.at(-1)!.sheetId;
  }
}
