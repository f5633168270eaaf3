import { type Respondent, type Round } from '#domain';
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

/** The sheets of one opening as they were known at its closing: what came later in the log is late. */
async function sheetsOf(
  database: Queryable,
  roundId: string,
  opening: number,
  closedAt: string,
): Promise<Row[]> {
  const parameters = new SqlParameters();
  const at = { today: EVERY_DAY, asOf: EVERY_DAY, knownAt: BigInt(closedAt) };
  return database.query<Row[]>(
    `SELECT sheet_id AS "sheetId", event_id AS "eventId", respondent_kind AS kind, organisation_id AS "organisationId",
       panel, invitation_id AS "invitationId", key_id AS "keyId", sealed
     FROM ${tableAt(at, 'sheet', parameters)} s
     WHERE s.round_id = ${parameters.add(roundId)} AND s.opening = ${parameters.add(opening)}
     ORDER BY sheet_id`,
    parameters.values,
  );
}

/**
 * The sheets that count at the closing of an opening: each in the last version that was given before the closing of the
 * opening that it was given in. One that came after (streams race) counts in none, and what it said before still does.
 * The read model must hold the closing's position.
 */
export async function countedSheets(
  database: Queryable,
  roundId: string,
  { openings }: Pick<Round, 'openings'>,
  upTo: number,
): Promise<SealedCount[]> {
  const counted = new Map<string, SealedCount>();
  for (const { opening, closedAt } of openings) {
    if (opening > upTo || closedAt === null) continue;
    for (const row of await sheetsOf(database, roundId, opening, closedAt))
      counted.set(row.sheetId, {
        sheetId: row.sheetId,
        eventId: row.eventId,
        opening,
        respondent: respondentOf(row),
        sealed: { $sheet: row.sealed, $key: row.keyId },
      });
  }
  return [...counted.values()].sort((a, b) => (a.sheetId < b.sheetId ? -1 : 1));
}
