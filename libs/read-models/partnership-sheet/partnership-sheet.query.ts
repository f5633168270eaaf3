import { currentStay, daysInStage, isStage, PHASE_OF, RISK_ZONE_OF, type Parties } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { type KnownPartnership } from '../partnership-state.js';
import { toBeOpened } from '../to-be-opened.js';
import { stateSeen } from '../sight/partnership-seen.js';
import { type RightsToday } from '../sight/rights-today.js';
import { type Sights } from '../sight/sights.js';
import { type KnownStream, type ReadHistory } from '../two-clocks/known-stream.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { named, organisationsNamed, type OrganisationsOfSheet } from './organisations-of-sheet.js';
import { type PartnershipSheet, type SheetDescription } from './partnership-sheet.response.js';
import { frameworkOfSheet } from './sheet-framework.js';
import { gateAhead, gatesOfSheet } from './sheet-gates.js';
import { proposalsOfSheet } from './sheet-proposals.js';
import { impactsOfSheet } from './sheet-indicators.js';

/** A sheet; what it is stamped with, and the token of its revision, are the asker's to add. */
export type SheetContent = Omit<PartnershipSheet, 'stamp' | 'closing' | 'revision'> & {
  readonly revision: number;
};

/** Whoever is named on a sheet is or was a party, but for who is only acted for or observes: those stand in the timeline. */
const organisationsOf = (
  database: Queryable,
  parties: Parties,
  point: ReadPoint,
): Promise<OrganisationsOfSheet> =>
  organisationsNamed(
    database,
    parties.map(({ organisationId }) => organisationId),
    point,
  );

/**
 * The sheet of a partnership; null where it had not begun at the point, or was not known. Personal texts are still
 * sealed, for the HTTP layer to open (`Codec.openAll`).
 * @throws StreamNotFound where it is not seen, as where there is none
 */
export async function partnershipSheetOf(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  partnershipId: string,
): Promise<SheetContent | null> {
  const { point } = sights;
  const seen = await stateSeen(database, history, sights, partnershipId);
  if (!seen) return null;
  const { known, rights } = seen;
  const organisations = await organisationsOf(database, known.state.partnership.evaluation.parties, point);
  return sheetOf(partnershipId, known, organisations, point.asOf, rights);
}

function sheetOf(
  partnershipId: string,
  { state, revision }: KnownStream<KnownPartnership>,
  organisations: OrganisationsOfSheet,
  asOf: string,
  rights: RightsToday,
): SheetContent {
  const { partnership } = state;
  const { description, path, gates, evaluation, publication } = partnership;
  const { parties } = evaluation;
  const { standing, status, statusSince, statusReason } = path;
  const stay = currentStay(path);
  const ahead = gateAhead(standing);
  return {
    partnershipId,
    revision,
    // A partnership that is known was registered, so that it has a start.
    description: description as SheetDescription,
    standing,
    phase: isStage(standing) ? PHASE_OF[standing] : null,
    riskZone: ahead && RISK_ZONE_OF[ahead],
    status,
    statusSince: statusSince!,
    statusReason,
    daysInStage: stay && daysInStage(stay, asOf),
    parties: parties.map(({ exitStrategy, roles, organisationId, ...party }) => ({
      ...named(organisations)(organisationId),
      sphere: organisations[organisationId]?.sphere ?? null,
      roles: [...roles],
      ...party,
      exitStrategy: toBeOpened(exitStrategy),
    })),
    publication: { ...publication, items: [...publication.items] },
    path: path.stays.map((one) => ({ ...one, days: daysInStage(one, asOf), pauses: [...one.pauses] })),
    ...gatesOfSheet(gates, state.criteriaLists, standing, organisations, asOf),
    proposals: proposalsOfSheet(partnership, organisations),
    impacts: impactsOfSheet(evaluation, organisations),
    ...frameworkOfSheet(partnership, organisations),
    ...rights,
  };
}
