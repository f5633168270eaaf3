import { type Label } from '#domain';
import { type OrganisationOptions } from '../api/organisation-options.js';
import { type FormFault } from '../forms/form-faults.js';
import { type FormFields } from '../forms/form-fields.js';
import { type PostedForm } from '../forms/posted-form.js';
import { type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';

/** Something new in the ledger: a form, and the command it sends. */
export interface Creation {
  /** Of the API's collection and of the pages: `/partnerships`. */
  readonly path: string;
  readonly title: Label;
  readonly lead: Label;
  /** Name of the list one comes from. */
  readonly list: Label;
  readonly start: Readonly<Record<string, readonly string[]>>;
  /** Fields that the form's address may start with. */
  readonly startsWith?: readonly string[];
  readonly needsOrganisations: boolean;
  readonly fields: (form: FormFields, organisations: OrganisationOptions) => Html;
  /** What to say when it is in the ledger already. */
  readonly alreadyThere?: (visit: Visit, posted: PostedForm) => readonly FormFault[];
}
