import { awaitedIn } from '#domain';
import { type ProjectedTable } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { AwaitedRow } from './awaited.row.js';

/** What awaits each party today: nothing awaits anybody in the past. */
export const awaitedTable: ProjectedTable<KnownPartnership> = {
  entity: AwaitedRow,
  keyColumn: 'partnershipId',
  history: false,
  rows: (partnershipId, { partnership }) =>
    awaitedIn(partnership).map((one) => ({ ...one, partnershipId }) satisfies AwaitedRow),
};
