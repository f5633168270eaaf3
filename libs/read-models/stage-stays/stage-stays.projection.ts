import { daysBetween, daysInStage, hasEnded, PARTNERSHIP, pathFold, type Path, type Stay } from '#domain';
import { type Projection } from '#projections';
import { StageStayRow } from './stage-stay.row.js';

const outcomeOf = (stay: Stay, path: Path): StageStayRow['outcome'] =>
  stay.exit ?? (hasEnded({ path }) ? 'ended' : 'open');

function stayRow(partnershipId: string, path: Path, stay: Stay, ordinal: number): StageStayRow {
  const over = stay.pauses.filter(({ to }) => to !== null);
  return {
    partnershipId,
    ordinal,
    stage: stay.stage,
    enteredOn: stay.enteredOn,
    entryKnown: stay.entryKnown,
    leftOn: stay.leftOn,
    exitKnown: stay.exitKnown,
    exit: stay.exit,
    outcome: outcomeOf(stay, path),
    pausesKnown: stay.pauses.every(({ known }) => known),
    pausedDays: over.reduce((days, { from, to }) => days + daysBetween(from, to!), 0),
    pausedSince: stay.pauses.find(({ to }) => to === null)?.from ?? null,
    days: stay.leftOn === null ? null : daysInStage(stay, stay.leftOn),
  };
}

/** How long each partnership stayed at each stage, and how it left it. */
export const stageStays: Projection<Path> = {
  name: 'stage-stays',
  version: 1,
  category: PARTNERSHIP,
  fold: pathFold,
  tables: [
    {
      entity: StageStayRow,
      keyColumn: 'partnershipId',
      history: false,
      rows: (partnershipId, path) =>
        path.stays.map((stay, ordinal) => stayRow(partnershipId, path, stay, ordinal)),
    },
  ],
  tallies: [],
  ddl: { tables: [], indexes: [] },
};
