import { PANEL_LABELS, ROUND_REOPENING_REASON_LABELS, type Labels, type Panel } from '#domain';
import { type RoundAnswer } from '../api/round-answers.js';
import { commentField, factFields } from '../forms/fact-fields.js';
import { type FormFields } from '../forms/form-fields.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { type Words } from '../words/words.js';
import { type RoundAct } from './round-act.js';

/** A panel among those that the round asks. */
export const panelField = (form: FormFields, { panels }: RoundAnswer, suffix: '' | ':path' = ''): Html =>
  form.select('panel', {
    label: form.words.say('Panel', 'Panel'),
    suffix,
    choices: panels.map(({ panel }) => ({
      value: panel,
      label: form.words.label(PANEL_LABELS as Labels<Panel>, panel),
    })),
    required: true,
  });

export const INVITE_PANEL: RoundAct = {
  type: 'invite-panel',
  slug: 'invite',
  title: { fr: 'Inviter un panel', en: 'Invite a panel' },
  lead: {
    fr: 'Chaque invitation est un lien à usage unique, sans compte. Les liens sont montrés une seule fois : imprimez-les ou copiez-les.',
    en: 'Each invitation is a link used once, without an account. The links are shown once only: print or copy them.',
  },
  command: 'invitations',
  submit: { fr: 'Créer les invitations', en: 'Make the invitations' },
  inMenu: true,
  fields: (form, { round }) =>
    html`${panelField(form, round)}
    ${form.number('invitations', { label: form.words.say('Combien', 'How many'), required: true })}`,
};

/** Who has not answered. Of a panel, how many have is told from its threshold on alone. */
function whoIsReminded(words: Words, { parties, panels }: RoundAnswer): Html {
  const silent = parties.filter(({ hasAnswered }) => !hasAnswered);
  return html`<p>${words.say('N’ont pas répondu', 'Have not answered')}${words.colon}</p>
    ${
      silent.length === 0
        ? emptyState(
            words.say('Toutes les parties interrogées ont répondu.', 'Every party asked has answered.'),
          )
        : html`<ul>
            ${silent.map(({ name }) => html`<li>${name ?? words.notStated}</li>`)}
          </ul>`
    }
    ${
      panels.length > 0 &&
      html`<p class="hint">
        ${words.say(
          'Un panel est relancé tant que tous ses invités n’ont pas répondu et qu’aucun décompte n’est saisi.',
          'A panel is reminded as long as not all whom it invites have answered and no counts are entered.',
        )}
      </p>`
    }`;
}

export const REMIND_SILENT: RoundAct = {
  type: 'remind-silent',
  slug: 'remind',
  title: { fr: 'Relancer ceux qui n’ont pas répondu', en: 'Remind those who have not answered' },
  lead: {
    fr: 'La relance est enregistrée pour les parties et les panels qui n’ont pas répondu ; elle ne dit jamais qui a répondu quoi.',
    en: 'The reminder is recorded for the parties and panels that have not answered; it never tells who answered what.',
  },
  command: 'reminders',
  submit: { fr: 'Relancer', en: 'Remind' },
  inMenu: true,
  fields: (form, { round }) =>
    html`${whoIsReminded(form.words, round)}
    ${factFields(form, form.words.say('Jour de la relance', 'Day of the reminder'))}`,
};

export const CLOSE_ROUND: RoundAct = {
  type: 'close-round',
  slug: 'close',
  title: { fr: 'Clore le tour', en: 'Close the round' },
  lead: {
    fr: 'Les réponses sont descellées et les résultats établis. Une réponse qui arriverait ensuite serait montrée tardive et ne compterait pas.',
    en: 'Answers are unsealed and results drawn up. An answer that came later would be shown late, and counted in nothing.',
  },
  command: 'closing',
  submit: { fr: 'Clore', en: 'Close' },
  inMenu: true,
  fields: (form) => factFields(form, form.words.say('Jour de la clôture', 'Day of the closing')),
};

export const REOPEN_ROUND: RoundAct = {
  type: 'reopen-round',
  slug: 'reopen',
  title: { fr: 'Rouvrir le tour', en: 'Reopen the round' },
  lead: {
    fr: 'Les réponses données ensuite seront marquées : elles viennent après que des résultats ont été visibles.',
    en: 'Answers given then are marked: they come after results were visible.',
  },
  command: 'reopening',
  submit: { fr: 'Rouvrir', en: 'Reopen' },
  inMenu: true,
  fields: (form) =>
    html`${form.select('reason', {
      label: form.words.say('Motif', 'Reason'),
      choices: form.choices(ROUND_REOPENING_REASON_LABELS),
      required: true,
    })}
    ${form.day('closesOn', { label: form.words.say('Dernier jour pour répondre', 'Last day to answer'), required: true })}
    ${commentField(form)} ${factFields(form)}`,
};

export const NAME_OFFICIAL: RoundAct = {
  type: 'name-official-sheet',
  slug: 'official',
  title: { fr: 'Désigner la réponse officielle', en: 'Name the official answer' },
  lead: {
    fr: 'Cette réponse vaudra pour votre organisation, à la place de la médiane de celles données pour elle.',
    en: 'This answer will stand for your organisation, in place of the median of those given for it.',
  },
  command: 'official-sheets',
  submit: { fr: 'Désigner', en: 'Name it' },
  inMenu: false,
  fields: async (form, { speakers }) =>
    html`${form.select('organisationId', {
      label: form.words.say('Pour', 'For'),
      choices: await speakers(),
      none: null,
      required: true,
    })}
    ${form.hidden('sheetId', form.value('sheetId'))}`,
};
