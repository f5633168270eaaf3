import {
  currentStay,
  descriptionFold,
  PARTNERSHIP,
  partiesFold,
  pathFold,
  sideBySide,
  type Description,
  type Parties,
  type Path,
} from '#domain';
import { type Projection } from '#projections';
import { PartnershipPartyRow, PartnershipRow } from './partnership.row.js';

interface Listed {
  readonly description: Description;
  readonly path: Path;
  readonly parties: Parties;
}

/** Which partnerships there are, where each stands and who is in it. */
export const partnershipDirectory: Projection<Listed> = {
  name: 'partnership-directory',
  version: 1,
  category: PARTNERSHIP,
  fold: sideBySide<Listed>({ description: descriptionFold, path: pathFold, parties: partiesFold }),
  tables: [
    {
      entity: PartnershipRow,
      keyColumn: 'partnershipId',
      history: false,
      rows: (partnershipId, { description, path }, { revision }) => {
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
            revision,
          },
        ];
      },
    },
    {
      entity: PartnershipPartyRow,
      keyColumn: 'partnershipId',
      history: false,
      rows: (partnershipId, { parties }) =>
        parties.map((party, ordinal) => ({ ...party, partnershipId, ordinal })),
    },
  ],
  tallies: [],
  ddl: { tables: [], indexes: [] },
};
