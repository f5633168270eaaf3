import { type Label, type Questionnaire, type RoundAct as Act } from '#domain';
import { type RoundAnswer } from '../api/round-answers.js';
import { type Choice, type FormFields } from '../forms/form-fields.js';
import { type PostedForm } from '../forms/posted-form.js';
import { type Html } from '../html/html.js';

/** What a form about a round is made from. */
export interface RoundContext {
  readonly round: RoundAnswer;
  /** Asked of the API only by the forms that need its questions. */
  readonly questionnaire: () => Promise<Questionnaire>;
  /** The parties asked in whose name the reader may speak: the one acted for; any, for who transcribes. */
  readonly speakers: () => Promise<readonly Choice[]>;
}

/** Something a person does in a round: a form, and the command it sends. */
export interface RoundAct {
  /** What it is to the domain, which says who may do it. */
  readonly type: Act;
  /** Its page: `/rounds/<id>/<slug>`. */
  readonly slug: string;
  readonly title: Label;
  readonly lead?: Label;
  /** Path of the command, below `/v1/rounds/<id>`; its parameters are fields of the form. */
  readonly command: string;
  readonly method?: 'PUT';
  /** Whether it makes something beside the round, at no revision of it. */
  readonly creates?: true;
  readonly submit?: Label;
  /** Whether it stands among the round's acts; others are reached from what they are about. */
  readonly inMenu: boolean;
  readonly fields: (form: FormFields, context: RoundContext) => Html | Promise<Html>;
  /** What is sent, where it is not as the form has it. */
  readonly body?: (posted: PostedForm, context: RoundContext) => Promise<Readonly<Record<string, unknown>>>;
}
