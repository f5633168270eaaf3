/** An organisation with its present name. */
export class NamedOrganisation {
  organisationId: string;
  /** Null where the directory does not have it. */
  name: string | null;
}
