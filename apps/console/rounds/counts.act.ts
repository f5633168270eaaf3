import { NON_MARK_LABELS, PANEL_LABELS, type Panel, type Question, type Questionnaire } from '#domain';
import { ApiRefusal } from '../api/api-refusal.js';
import { pathOf } from '../api/path-of.js';
import { type PanelCountsAnswer, type RoundAnswer } from '../api/round-answers.js';
import { factFields } from '../forms/fact-fields.js';
import { type FormFields } from '../forms/form-fields.js';
import { type PostedForm } from '../forms/posted-form.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { type RoundAct } from './round-act.js';
import { roundActAddress } from './round-links.js';
import { sourceNamed } from './source-named.js';

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

/** The panel that the form is about: the one that its address names, else the first asked. */
const panelIn = ({ panels }: RoundAnswer, asked: string | null): Panel | undefined =>
  (panels.find(({ panel }) => panel === asked) ?? panels[0])?.panel;

/** The counts as they were typed; none that somebody else entered. */
function valuesOf({ sheets, counts, source }: PanelCountsAnswer): Record<string, readonly string[]> {
  const ofCounts = Object.entries(counts ?? {}).flatMap(([code, { marks, notConcerned, dontKnow }]) => [
    ...marks.map((count, index) => [`counts/${code}/marks/${index}`, count] as const),
    [`counts/${code}/notConcerned`, notConcerned] as const,
    [`counts/${code}/dontKnow`, dontKnow] as const,
  ]);
  const ofSource = Object.entries(source ?? {}).map(([term, said]) => [`source/${term}`, said] as const);
  return Object.fromEntries(
    [...(sheets === null ? [] : [['sheets', sheets] as const]), ...ofCounts, ...ofSource].map(
      ([path, value]) => [path, [String(value)]],
    ),
  );
}

/** Says that counts stand already, and from what: entering them again takes their place. */
const alreadyEntered = (words: Words, { givenOn, source, isOwn }: PanelCountsAnswer): Html =>
  html`<div class="notice" role="status">
    <p>
      <strong>${words.say('Des décomptes sont déjà saisis pour ce panel', 'Counts of this panel are entered already')}</strong>
      (${dated(words, givenOn)}${source && html`, ${sourceNamed(words, source)}`}).
      ${words.say(
        'Les saisir de nouveau les remplace ; rien de ce qui fut saisi n’est effacé du registre.',
        'Entering them again takes their place; nothing that was entered is erased from the ledger.',
      )}
      ${
        !isOwn &&
        words.say(
          'Une autre personne les a saisis : ce qu’ils disent reste scellé jusqu’à la clôture.',
          'Somebody else entered them: what they say stays sealed until closing.',
        )
      }
    </p>
  </div>`;

/** The way to the other panels that the round asks. */
function otherPanels(words: Words, { roundId, panels }: RoundAnswer, chosen: string): Html | null {
  const others = panels.filter(({ panel }) => panel !== chosen);
  if (others.length === 0) return null;
  return html`<p class="hint">
    ${words.say('Un autre panel', 'Another panel')}${words.colon}
    ${others.map(
      ({ panel }) =>
        html`<a href="${roundActAddress(roundId, 'counts', { panel })}">${words.label(PANEL_LABELS, panel)}</a> `,
    )}
  </p>`;
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
  inMenu: true,
  standing: async ({ api, round, words }, asked) => {
    const panel = panelIn(round, asked.get('panel'));
    if (panel === undefined) return null;
    const path = pathOf('/rounds/:id/panels/:panel/counts', { id: round.roundId, panel });
    const entered = await api.get<PanelCountsAnswer>(path).catch((error: unknown) => {
      if (error instanceof ApiRefusal && error.problem.status === 404) return null;
      throw error;
    });
    return (
      entered && {
        revision: entered.revision,
        values: valuesOf(entered),
        notice: alreadyEntered(words, entered),
      }
    );
  },
  fields: async (form, { round, questionnaire }) => {
    const { words } = form;
    const panel = panelIn(round, form.value('panel'));
    if (panel === undefined)
      return emptyState(words.say('Ce tour n’interroge aucun panel.', 'This round asks no panel.'));
    const asked = await questionnaire();
    return html`<p>${words.say('Panel', 'Panel')}${words.colon}<strong>${words.label(PANEL_LABELS, panel)}</strong></p>
    ${otherPanels(words, round, panel)} ${form.hidden('panel', panel, ':path')}
    ${form.number('sheets', {
      label: words.say('Combien ont répondu en tout', 'How many answered in all'),
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
