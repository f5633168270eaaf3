import { type AnyProjection } from '#projections';
import { AwaitedRow } from './awaiting/awaited.row.js';
import { ClosingRow } from './closings/closing.row.js';
import { closings } from './closings/closings.projection.js';
import { GateConditionRow, GateWatchRow } from './gate-watch/gate-watch.row.js';
import { IndicatorRow } from './indicators/indicator.row.js';
import { MandateRow } from './mandates/mandate.row.js';
import { mandates } from './mandates/mandates.projection.js';
import { OrganisationRow } from './organisation-directory/organisation.row.js';
import { organisations } from './organisation-directory/organisations.projection.js';
import { PartnershipPartyRow, PartnershipRow } from './partnership-directory/partnership.row.js';
import { partnerships } from './partnerships.projection.js';
import { PortfolioRow } from './portfolio/portfolio.row.js';
import { RoundImpactRow } from './rounds/round-impact.row.js';
import { RoundRow } from './rounds/round.row.js';
import { rounds } from './rounds/rounds.projection.js';
import { SharedIndicatorRow } from './shared-indicators/shared-indicator.row.js';
import { sharedIndicators } from './shared-indicators/shared-indicators.projection.js';
import { PublicationRow } from './sight/publication.row.js';
import { SheetRow } from './sheets/sheet.row.js';
import { sheets } from './sheets/sheets.projection.js';
import { StageStayRow } from './stage-stays/stage-stay.row.js';

/** Every projection of the reading side. */
export const PROJECTIONS: readonly AnyProjection[] = [
  organisations,
  partnerships,
  closings,
  mandates,
  rounds,
  sheets,
  sharedIndicators,
];

/** Their TypeORM entities. */
export const READ_MODEL_ENTITIES = [
  OrganisationRow,
  PartnershipRow,
  PartnershipPartyRow,
  StageStayRow,
  GateConditionRow,
  GateWatchRow,
  IndicatorRow,
  PortfolioRow,
  PublicationRow,
  AwaitedRow,
  ClosingRow,
  MandateRow,
  RoundRow,
  RoundImpactRow,
  SheetRow,
  SharedIndicatorRow,
];
