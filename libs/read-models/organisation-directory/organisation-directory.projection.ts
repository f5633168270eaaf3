import { ORGANISATION, organisationFold, type Organisation } from '#domain';
import { type Projection } from '#projections';
import { OrganisationRow } from './organisation.row.js';

/** Who is registered: one row an organisation. */
export const organisationDirectory: Projection<Organisation> = {
  name: 'organisation-directory',
  version: 1,
  category: ORGANISATION,
  fold: organisationFold,
  tables: [
    {
      entity: OrganisationRow,
      keyColumn: 'organisationId',
      history: false,
      rows: (organisationId, state, { revision }) => [
        { ...state, organisationId, registeredOn: state.registeredOn, revision },
      ],
    },
  ],
  tallies: [],
  ddl: { tables: [], indexes: [] },
};
