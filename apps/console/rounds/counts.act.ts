import { NON_MARK_LABELS, type Question, type Questionnaire } from '#domain';
import { factFields } from '../forms/fact-fields.js';
import { type FormFields } from '../forms/form-fields.js';
import { type PostedForm } from '../forms/posted-form.js';
import { html, type Html } from '../html/html.js';
import { panelField } from './conduct.acts.js';
import { type RoundAct } from './round-act.js';

const scaleOf = ({ scales }: Questionnaire, { scale }: Question) =>
  scales.find(({ code }) => code === scale)?.labels ?? [];

function questionFields(form: FormFields, questionnaire: Questionnaire, question: Question): Html {
  const { words } = form;
  const at = `counts/${question.code}`;
  return form.group(
    words.of(question.text),
    html`<div class="side-by-side counts">
      ${scaleOf(questionnaire, question).map((label, index) =>
        form.number(`${at}/marks/${index}`, { label: `${index + 1}. ${words.of(label)}` }),
      )}
      ${form.number(`${at}/notConcerned`, { label: words.of(NON_MARK_LABELS['not-concerned']) })}
      ${form.number(`${at}/dontKnow`, { label: words.of(NON_MARK_LABELS['dont-know']) })}
    </div>`,
  );
}

/** What was typed at a place: nobody where nothing was; what is no number is left for the API to refuse. */
function countAt({ values }: PostedForm, path: string): number | string {
  const typed = (values.get(path)?.[0] ?? '').trim();
  if (typed === '') return 0;
  return /^\d+$/.test(typed) ? Number(typed) : typed;
}

/** The counts of a question; none where nothing was typed of it. */
function tallyOf(posted: PostedForm, questionnaire: Questionnaire, question: Question) {
  const at = `counts/${question.code}`;
  const typed = [...posted.values].some(
    ([path, [value = '']]) => path.startsWith(`${at}/`) && value.trim() !== '',
  );
  if (!typed) return null;
  return {
    marks: scaleOf(questionnaire, question).map((_, index) => countAt(posted, `${at}/marks/${index}`)),
    notConcerned: countAt(posted, `${at}/notConcerned`),
    dontKnow: countAt(posted, `${at}/dontKnow`),
  };
}

export const ENTER_COUNTS: RoundAct = {
  type: 'enter-counts',
  slug: 'counts',
  title: { fr: 'Saisir les décomptes d’un panel', en: 'Enter the counts of a panel' },
  lead: {
    fr: 'Pour un panel interrogé ailleurs : combien ont donné chaque note, avec la source. Ces décomptes sont scellés comme les autres réponses.',
    en: 'For a panel asked elsewhere: how many gave each mark, with the source. The counts are sealed like other answers.',
  },
  command: 'panels/:panel/counts',
  method: 'PUT',
  creates: true,
  inMenu: true,
  fields: async (form, { round, questionnaire }) => {
    const asked = await questionnaire();
    return html`${panelField(form, round, ':path')}
    ${form.number('sheets', {
      label: form.words.say('Combien ont répondu en tout', 'How many answered in all'),
      required: true,
    })}
    ${asked.questions.map((question) => questionFields(form, asked, question))} ${factFields(form)}`;
  },
  body: async (posted, { questionnaire }) => {
    const asked = await questionnaire();
    const counts = asked.questions.flatMap((question) => {
      const tally = tallyOf(posted, asked, question);
      return tally ? [[question.code, tally] as const] : [];
    });
    return { ...posted.body, counts: Object.fromEntries(counts) };
  },
};
