import { currentStay } from '#domain';
import { follows, type ProjectedTable } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { PartnershipPartyRow, PartnershipRow } from './partnership.row.js';

/** Which partnerships there are, where each stands and who is in it. */
export const partnershipDirectoryTables: readonly ProjectedTable<KnownPartnership>[] = [
  {
    entity: PartnershipRow,
    keyColumn: 'partnershipId',
    history: true,
    rows: follows(
      ({ partnership: { description, path } }) => [description, path],
      (partnershipId, description, path) => {
        const stay = currentStay(path);
        return [
          {
            ...description,
            partnershipId,
            standing: path.standing,
            stageSince: stay?.enteredOn ?? null,
            stageSinceKnown: stay?.entryKnown ?? false,
            status: path.status,
            statusSince: path.statusSince,
            statusReason: path.statusReason,
          },
        ];
      },
    ),
  },
  {
    entity: PartnershipPartyRow,
    keyColumn: 'partnershipId',
    history: true,
    rows: follows(
      ({ partnership: { evaluation }, leavings }) => [evaluation.parties, leavings],
      (partnershipId, parties, leavings) =>
        parties.map((party, ordinal) => ({
          ...party,
          partnershipId,
          ordinal,
          leavingKnownAt: party.leftOn === null ? null : leavings[party.organisationId]!,
        })),
    ),
  },
];
