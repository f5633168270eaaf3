import { PANEL_LABELS, type Questionnaire } from '#domain';
import { type FormFields } from '../forms/form-fields.js';
import { inClear } from '../forms/in-clear.js';
import { type PostedForm } from '../forms/posted-form.js';
import { html, type Html } from '../html/html.js';

/** From how many answers on a panel is shown, unless somebody says otherwise. */
const USUAL_THRESHOLD = '5';

/** What the form of a new round starts with. */
export const ROUND_START: readonly (readonly [string, readonly string[]])[] = [
  ['datePrecision', ['day']],
  ['panels/0/threshold', [USUAL_THRESHOLD]],
];

/** A version of a questionnaire, as one value of a form. */
const versionOf = ({ code, version }: Questionnaire): string => `${code}@${version}`;

/** What is asked of a round, on one partnership or many. */
export function roundFields(form: FormFields, published: readonly Questionnaire[]): Html {
  const { words } = form;
  return html`${form.text('title', { label: words.say('Titre', 'Title'), hint: inClear(words), required: true })}
    ${form.select('questionnaire', {
      label: words.say('Questionnaire', 'Questionnaire'),
      hint: words.say('Chacun répond à la même version.', 'Everybody answers the same version.'),
      choices: published.map((one) => ({
        value: versionOf(one),
        label: `${words.of(one.title)}, version ${one.version} (${words.counted(one.questions.length, ['question', 'questions'], ['question', 'questions'])}${
          one.isValidated ? '' : words.say(' ; non validé par Le RAMEAU', '; not validated by Le RAMEAU')
        })`,
      })),
      none: null,
      required: true,
    })}
    ${form.group(
      words.say('Panels interrogés', 'Panels asked'),
      form.rows(
        'panels',
        { atLeast: 1, add: words.say('Un panel de plus', 'One more panel') },
        (path) =>
          html`<div class="side-by-side">
          ${form.select(`${path}/panel`, {
            label: words.say('Panel', 'Panel'),
            choices: form.choices(PANEL_LABELS),
            none: words.say('Aucun', 'None'),
          })}
          ${form.number(`${path}/threshold`, {
            label: words.say('Montré à partir de (réponses)', 'Shown from (answers)'),
          })}
        </div>`,
      ),
    )}
    ${form.day('closesOn', { label: words.say('Dernier jour pour répondre', 'Last day to answer'), required: true })}`;
}

/** The command's body: the questionnaire by its code and version, a panel without a threshold under the usual one. */
export function roundBody({ body }: PostedForm): Record<string, unknown> {
  const [code, version] = typeof body.questionnaire === 'string' ? body.questionnaire.split('@') : [];
  const panels = Array.isArray(body.panels) ? (body.panels as Record<string, unknown>[]) : [];
  return {
    ...body,
    ...(code !== undefined && { questionnaire: { code, version: Number(version) } }),
    panels: panels
      .filter(({ panel }) => panel !== undefined)
      .map((asked) => ({ threshold: Number(USUAL_THRESHOLD), ...asked })),
  };
}
