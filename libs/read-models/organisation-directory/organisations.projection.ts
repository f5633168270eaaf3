import { ORGANISATION, organisationFold, type Organisation } from '#domain';
import { type Projection } from '#projections';
import { buildSql } from '../build-sql.js';
import { OrganisationRow } from './organisation.row.js';

/** Who is registered: one row an organisation. */
export const organisations: Projection<Organisation> = {
  name: 'organisations',
  version: 1,
  category: ORGANISATION,
  fold: organisationFold,
  tables: [
    {
      entity: OrganisationRow,
      keyColumn: 'organisationId',
      history: true,
      rows: (organisationId, state) => [{ ...state, organisationId }],
    },
  ],
  tallies: [],
  ddl: buildSql('organisation'),
};
