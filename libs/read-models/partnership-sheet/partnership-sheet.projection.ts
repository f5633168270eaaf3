import { PARTNERSHIP, partnershipFold, sideBySide, type Partnership } from '#domain';
import { type Projection } from '#projections';
import { criteriaListsFold, type CriteriaLists } from './criteria-lists.js';
import { PartnershipSheetRow } from './partnership-sheet.row.js';

interface Sheet {
  readonly partnership: Partnership;
  readonly criteriaLists: CriteriaLists;
}

/** What is known of one partnership, whole. */
export const partnershipSheet: Projection<Sheet> = {
  name: 'partnership-sheet',
  version: 1,
  category: PARTNERSHIP,
  fold: sideBySide<Sheet>({ partnership: partnershipFold, criteriaLists: criteriaListsFold }),
  tables: [
    {
      entity: PartnershipSheetRow,
      keyColumn: 'partnershipId',
      history: false,
      rows: (partnershipId, { partnership, criteriaLists }, { revision }) => [
        {
          partnershipId,
          description: partnership.description,
          parties: partnership.evaluation.parties,
          path: partnership.path,
          gates: partnership.gates,
          criteriaLists,
          indicators: partnership.evaluation.indicators,
          revision,
        },
      ],
    },
  ],
  tallies: [],
  ddl: { tables: [], indexes: [] },
};
