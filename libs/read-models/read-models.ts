import { type AnyProjection } from '#projections';
import { GateConditionRow, GateWatchRow } from './gate-watch/gate-watch.row.js';
import { gateWatch } from './gate-watch/gate-watch.projection.js';
import { IndicatorRow } from './indicators/indicator.row.js';
import { indicators } from './indicators/indicators.projection.js';
import { OrganisationRow } from './organisation-directory/organisation.row.js';
import { organisationDirectory } from './organisation-directory/organisation-directory.projection.js';
import { PartnershipPartyRow, PartnershipRow } from './partnership-directory/partnership.row.js';
import { partnershipDirectory } from './partnership-directory/partnership-directory.projection.js';
import { PartnershipSheetRow } from './partnership-sheet/partnership-sheet.row.js';
import { partnershipSheet } from './partnership-sheet/partnership-sheet.projection.js';
import { StageStayRow } from './stage-stays/stage-stay.row.js';
import { stageStays } from './stage-stays/stage-stays.projection.js';

/** Every projection of the reading side. */
export const PROJECTIONS: readonly AnyProjection[] = [
  organisationDirectory,
  partnershipDirectory,
  partnershipSheet,
  stageStays,
  gateWatch,
  indicators,
];

/** Their TypeORM entities. */
export const READ_MODEL_ENTITIES = [
  OrganisationRow,
  PartnershipRow,
  PartnershipPartyRow,
  PartnershipSheetRow,
  StageStayRow,
  GateConditionRow,
  GateWatchRow,
  IndicatorRow,
];
