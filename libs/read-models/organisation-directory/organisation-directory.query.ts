import { type Sphere } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { foundIn } from '../listing/search-words.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { organisationsAt } from '../two-clocks/organisations-at.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { OrganisationRow } from './organisation.row.js';

export interface OrganisationFilter {
  /** Words of names, former names and identifiers. */
  readonly search?: string | undefined;
  readonly sphere?: readonly Sphere[] | undefined;
}

/** The organisation directory by name, a page at a time; names are visible to all who are signed in. @throws InvalidCursor */
export function listOrganisations(
  database: Queryable,
  { search, sphere }: OrganisationFilter,
  point: ReadPoint,
  page: PageRequest,
): Promise<Page<OrganisationRow>> {
  const parameters = new SqlParameters();
  const where = search ? foundIn(search, parameters, (pattern) => `o.search LIKE ${pattern}`) : [];
  if (sphere) where.push(`o.sphere = ANY (${parameters.add(sphere)}::text[])`);
  return listPage<OrganisationRow>(
    database,
    {
      columns: columnsOf(database, OrganisationRow, 'o'),
      from: `${organisationsAt(point, parameters)} o`,
      where,
      sort: { name: 'name', expression: 'o.name_folded', descending: false },
      id: ['o.organisation_id'],
    },
    parameters,
    page,
  );
}
