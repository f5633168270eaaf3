import { type Sphere } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { organisationsKnownAt } from '../two-clocks/organisations-at.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { type NamedOrganisation } from './named-organisation.response.js';

/** Names and spheres of a sheet's organisations, by id, as the directory has them. */
export type OrganisationsOfSheet = Readonly<
  Record<string, { readonly name: string; readonly sphere: Sphere } | undefined>
>;

export const named =
  (organisations: OrganisationsOfSheet) =>
  (organisationId: string): NamedOrganisation => ({
    organisationId,
    name: organisations[organisationId]?.name ?? null,
  });

/** Names and spheres of some organisations, as known at a point. */
export async function organisationsNamed(
  database: Queryable,
  ids: readonly string[],
  point: ReadPoint,
): Promise<OrganisationsOfSheet> {
  const parameters = new SqlParameters();
  const [row] = await database.query<{ organisations: OrganisationsOfSheet }[]>(
    `SELECT coalesce(jsonb_object_agg(o.organisation_id, jsonb_build_object('name', o.name, 'sphere', o.sphere)), '{}')
       AS organisations
     FROM ${organisationsKnownAt(point, parameters)} o WHERE o.organisation_id = ANY (${parameters.add(ids)}::uuid[])`,
    parameters.values,
  );
  return row!.organisations;
}
