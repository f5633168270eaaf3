import { gatesFold, PARTNERSHIP, type Gates } from '#domain';
import { type Projection } from '#projections';
import { GateConditionRow, GateWatchRow } from './gate-watch.row.js';

/** What is due at the gates: conditions, reviews, and how long ago evidence last came. */
export const gateWatch: Projection<Gates> = {
  name: 'gate-watch',
  version: 1,
  category: PARTNERSHIP,
  fold: gatesFold,
  tables: [
    {
      entity: GateConditionRow,
      keyColumn: 'partnershipId',
      history: false,
      rows: (partnershipId, { conditions }) =>
        conditions.map((condition) => ({ ...condition, partnershipId })),
    },
    {
      entity: GateWatchRow,
      keyColumn: 'partnershipId',
      history: false,
      rows: (partnershipId, { evidence, reviews }) => {
        const [next] = reviews.toSorted((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1));
        return [
          {
            partnershipId,
            lastEvidenceOn: evidence.reduce<string | null>(
              (last, { broughtOn }) => (last !== null && last > broughtOn ? last : broughtOn),
              null,
            ),
            reviewGate: next?.gate ?? null,
            reviewPlannedFor: next?.plannedFor ?? null,
            reviewDeciderIds: next?.deciderIds ?? [],
          },
        ];
      },
    },
  ],
  tallies: [],
  ddl: { tables: [], indexes: [] },
};
