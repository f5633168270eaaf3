import { type Label, type Questionnaire, type RoundAct as Act } from '#domain';
import { type Api } from '../api/api.js';
import { type RoundAnswer } from '../api/round-answers.js';
import { type Choice, type FormFields } from '../forms/form-fields.js';
import { type PostedForm } from '../forms/posted-form.js';
import { type Html } from '../html/html.js';
import { type Words } from '../words/words.js';

/** What a form starts with, and the revision of it that sending the form changes. */
export interface Standing {
  readonly revision: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly notice: Html;
}

/** What a form about a round is made from. */
export interface RoundContext {
  readonly round: RoundAnswer;
  readonly api: Api;
  readonly words: Words;
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
  readonly submit?: Label;
  /** Whether it stands among the round's acts; others are reached from what they are about. */
  readonly inMenu: boolean;
  /** Of what stands beside the round and is given whole each time: as it stands; null where there is none yet. */
  readonly standing?: (context: RoundContext, asked: URLSearchParams) => Promise<Standing | null>;
  readonly fields: (form: FormFields, context: RoundContext) => Html | Promise<Html>;
  /** What is sent, where it is not as the form has it. */
  readonly body?: (posted: PostedForm, context: RoundContext) => Promise<Readonly<Record<string, unknown>>>;
}
