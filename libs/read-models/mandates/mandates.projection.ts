import { MANDATES, mandatesFold, type Mandates } from '#domain';
import { type Projection } from '#projections';
import { buildSql } from '../build-sql.js';
import { MandateRow } from './mandate.row.js';

/** Who may act for each organisation: one row a mandate. Today's rights alone are asked for. */
export const mandates: Projection<Mandates> = {
  name: 'mandates',
  version: 1,
  category: MANDATES,
  fold: mandatesFold,
  tables: [
    {
      entity: MandateRow,
      keyColumn: 'organisationId',
      history: false,
      rows: (organisationId, { mandates: given }) =>
        given.map((mandate): MandateRow => ({ ...mandate, organisationId })),
    },
  ],
  tallies: [],
  ddl: buildSql('mandate'),
};
