import { type DataSource } from 'typeorm';
import { type Actor, type Sphere } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { foundIn } from '../listing/search-words.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { OrganisationRow } from './organisation.row.js';

export interface OrganisationFilter {
  /** Words of names, former names and identifiers. */
  readonly search?: string | undefined;
  readonly sphere?: readonly Sphere[] | undefined;
}

/** The organisation directory by name, a page at a time; names are visible to all who are signed in. @throws InvalidCursor */
export function listOrganisations(
  dataSource: DataSource,
  _caller: Actor,
  { search, sphere }: OrganisationFilter,
  page: PageRequest,
): Promise<Page<OrganisationRow>> {
  const parameters = new SqlParameters();
  const where = search ? foundIn(search, parameters, (pattern) => `o.search LIKE ${pattern}`) : [];
  if (sphere) where.push(`o.sphere = ANY (${parameters.add(sphere)}::text[])`);
  return listPage<OrganisationRow>(
    dataSource,
    {
      columns: columnsOf(dataSource, OrganisationRow, 'o'),
      from: 'read.organisation o',
      where,
      sort: { name: 'name', expression: 'o.name_folded', descending: false },
      id: ['o.organisation_id'],
    },
    parameters,
    page,
  );
}

/** One organisation, or null. */
export const findOrganisation = (
  dataSource: DataSource,
  _caller: Actor,
  organisationId: string,
): Promise<OrganisationRow | null> => dataSource.getRepository(OrganisationRow).findOneBy({ organisationId });
