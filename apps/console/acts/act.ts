import { type ProblemDocument } from '#contracts';
import { type CorrectiveAct, type Label, type PartnershipAct as Act } from '#domain';
import { type OrganisationOptions } from '../api/organisation-options.js';
import { type ListAnswer } from '../api/list-answers.js';
import { type SharedIndicator } from '../api/shared-indicator-answers.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type FormFault } from '../forms/form-faults.js';
import { type Choice, type FormFields } from '../forms/form-fields.js';
import { type PostedForm } from '../forms/posted-form.js';
import { type Html } from '../html/html.js';

/** What a form about a partnership is made from. */
export interface ActContext {
  readonly sheet: SheetAnswer;
  /** Asked of the API only by the forms that offer them. */
  readonly organisations: () => Promise<OrganisationOptions>;
  /** The shared indicators to choose from, by name. */
  readonly library: () => Promise<ListAnswer<SharedIndicator>>;
  /** The parties in whose name the reader may speak: the one acted for; any, for who transcribes. */
  readonly speakers: () => Promise<readonly Choice[]>;
}

export type StartValues = Readonly<Record<string, readonly string[]>>;

/** Something a person does to a partnership: a form, and the command it sends. */
export interface PartnershipAct {
  /** What it is to the domain, which says who may do it. */
  readonly type: Act | CorrectiveAct;
  /** Its page: `/partnerships/<id>/<slug>`. */
  readonly slug: string;
  readonly title: Label;
  readonly lead?: Label;
  /** Path of the command, below `/v1/partnerships/<id>`; its parameters are fields of the form. */
  readonly command: string;
  readonly method?: 'PATCH';
  /** The page that shows what it did, below the partnership's; its sheet by default. */
  readonly shownAt?: string;
  /** Whether it stands among the partnership's acts; others are reached from what they are about. */
  readonly inMenu: boolean;
  /** Whether it makes sense as the partnership stands; the domain judges. */
  readonly offered: (sheet: SheetAnswer) => boolean;
  /** What the form starts with, beside what its address says. */
  readonly start?: (
    sheet: SheetAnswer,
    asked: URLSearchParams,
    context: ActContext,
  ) => StartValues | Promise<StartValues>;
  readonly fields: (form: FormFields, context: ActContext) => Html | Promise<Html>;
  /** Faults beside those that the API places. */
  readonly moreFaults?: (
    problem: ProblemDocument,
    posted: PostedForm,
    say: (fr: string, en: string) => string,
  ) => FormFault[];
}
