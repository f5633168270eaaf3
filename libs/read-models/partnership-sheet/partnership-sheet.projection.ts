import { PARTNERSHIP, partnershipFold, type Partnership } from '#domain';
import { type Projection } from '#projections';
import { PartnershipSheetRow } from './partnership-sheet.row.js';

/** What is known of one partnership, whole. */
export const partnershipSheet: Projection<Partnership> = {
  name: 'partnership-sheet',
  version: 1,
  category: PARTNERSHIP,
  fold: partnershipFold,
  tables: [
    {
      entity: PartnershipSheetRow,
      keyColumn: 'partnershipId',
      rows: (partnershipId, { description, path, gates, evaluation }, { revision }) => [
        {
          partnershipId,
          description,
          parties: evaluation.parties,
          path,
          gates,
          indicators: evaluation.indicators,
          revision,
        },
      ],
    },
  ],
};
