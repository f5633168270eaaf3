import { type DataSource } from 'typeorm';
import { currentStay, daysInStage, isStage, PHASE_OF, RISK_ZONE_OF, type Actor } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { toBeOpened } from '../to-be-opened.js';
import { named, type OrganisationsOfSheet } from './organisations-of-sheet.js';
import { type PartnershipSheet, type SheetDescription } from './partnership-sheet.response.js';
import { PartnershipSheetRow } from './partnership-sheet.row.js';
import { gateAhead, gatesOfSheet } from './sheet-gates.js';
import { impactsOfSheet } from './sheet-indicators.js';

/** Whoever is named on a sheet is or was a party, but for who is only acted for or observes: those stand in the timeline. */
const ORGANISATIONS = `(
  SELECT coalesce(jsonb_object_agg(o.organisation_id, jsonb_build_object('name', o.name, 'sphere', o.sphere)), '{}')
  FROM read.organisation o
  WHERE o.organisation_id IN (
    SELECT (party ->> 'organisationId')::uuid FROM jsonb_array_elements(s.parties) party
  )) AS "organisations"`;

/**
 * The sheet of a partnership as of `today` (YYYY-MM-DD), or null; personal texts still sealed, for the HTTP layer to
 * open (`Codec.openAll`).
 */
export async function partnershipSheetOf(
  dataSource: DataSource,
  _caller: Actor,
  partnershipId: string,
  today: string,
): Promise<PartnershipSheet | null> {
  const [row] = await dataSource.query<(PartnershipSheetRow & { organisations: OrganisationsOfSheet })[]>(
    `SELECT ${columnsOf(dataSource, PartnershipSheetRow, 's')}, ${ORGANISATIONS}
     FROM read.partnership_sheet s WHERE s.partnership_id = $1`,
    [partnershipId],
  );
  return row ? sheetOf(row, row.organisations, today) : null;
}

function sheetOf(
  row: PartnershipSheetRow,
  organisations: OrganisationsOfSheet,
  today: string,
): PartnershipSheet {
  const { description, path, gates, criteriaLists, parties, indicators } = row;
  const { standing, status, statusSince, statusReason } = path;
  const stay = currentStay(path);
  const ahead = gateAhead(standing);
  return {
    partnershipId: row.partnershipId,
    revision: row.revision,
    // A partnership that has a row was registered, so that it has a start.
    description: description as SheetDescription,
    standing,
    phase: isStage(standing) ? PHASE_OF[standing] : null,
    riskZone: ahead && RISK_ZONE_OF[ahead],
    status,
    statusSince: statusSince!,
    statusReason,
    daysInStage: stay && daysInStage(stay, today),
    parties: parties.map(({ exitStrategy, roles, organisationId, ...party }) => ({
      ...named(organisations)(organisationId),
      sphere: organisations[organisationId]?.sphere ?? null,
      roles: [...roles],
      ...party,
      exitStrategy: toBeOpened(exitStrategy),
    })),
    path: path.stays.map((one) => ({ ...one, days: daysInStage(one, today), pauses: [...one.pauses] })),
    ...gatesOfSheet(gates, criteriaLists, standing, organisations, today),
    impacts: impactsOfSheet(indicators, parties, organisations),
  };
}
