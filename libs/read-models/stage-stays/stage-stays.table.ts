import { daysInStage, type Path, type Stay } from '#domain';
import { follows, type ProjectedTable } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { outcomeOf, pauseFigures } from './stay-figures.js';
import { StageStayRow } from './stage-stay.row.js';

const stayRow = (partnershipId: string, path: Path, stay: Stay, ordinal: number): StageStayRow => ({
  partnershipId,
  ordinal,
  stage: stay.stage,
  enteredOn: stay.enteredOn,
  entryKnown: stay.entryKnown,
  leftOn: stay.leftOn,
  exitKnown: stay.exitKnown,
  exit: stay.exit,
  outcome: outcomeOf(stay, path),
  ...pauseFigures(stay),
  days: stay.leftOn === null ? null : daysInStage(stay, stay.leftOn),
});

/** How long each partnership stayed at each stage, and how it left it. */
export const stageStayTable: ProjectedTable<KnownPartnership> = {
  entity: StageStayRow,
  keyColumn: 'partnershipId',
  history: true,
  rows: follows(
    ({ partnership: { path } }) => [path],
    (partnershipId, path) => path.stays.map((stay, ordinal) => stayRow(partnershipId, path, stay, ordinal)),
  ),
};
