import { type Sphere } from '#domain';
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
