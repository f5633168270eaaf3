import { sharedEvidence } from '#domain';
import { follows, type ProjectedTable } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { GateConditionRow, GateWatchRow } from './gate-watch.row.js';

/** What is due at the gates: conditions, reviews, and how long ago evidence last came. */
export const gateWatchTables: readonly ProjectedTable<KnownPartnership>[] = [
  {
    entity: GateConditionRow,
    keyColumn: 'partnershipId',
    history: true,
    rows: follows(
      ({ partnership: { gates } }) => [gates.conditions],
      (partnershipId, conditions) => conditions.map((condition) => ({ ...condition, partnershipId })),
    ),
  },
  {
    entity: GateWatchRow,
    keyColumn: 'partnershipId',
    history: true,
    rows: follows(
      ({ partnership: { gates } }) => [gates.reviews, gates.evidence],
      (partnershipId, reviews, evidence) => {
        const [next] = reviews.toSorted((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1));
        return [
          {
            partnershipId,
            lastEvidenceOn: sharedEvidence(evidence).reduce<string | null>(
              (last, { broughtOn }) => (last !== null && last > broughtOn ? last : broughtOn),
              null,
            ),
            reviewGate: next?.gate ?? null,
            reviewPlannedFor: next?.plannedFor ?? null,
            reviewDeciderIds: next?.deciderIds ?? [],
          },
        ];
      },
    ),
  },
];
