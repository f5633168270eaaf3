import { ACTION_STATE_LABELS, REPLY_STANCE_LABELS, SUB_IMPACT_LABELS } from '#domain';
import { type RoundAnswer } from '../api/round-answers.js';
import { commentField, factFields } from '../forms/fact-fields.js';
import { inClear } from '../forms/in-clear.js';
import { html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { askedChoices } from './asked-choices.js';
import { type RoundAct } from './round-act.js';

const SHOWN_START = 80;

const findingChoices = (words: Words, { findings }: RoundAnswer) =>
  findings.map(({ findingId, text }) => ({
    value: findingId,
    label: text === null ? words.say('texte effacé', 'text erased') : text.slice(0, SHOWN_START),
  }));

export const RECORD_FINDING: RoundAct = {
  type: 'record-finding',
  slug: 'finding',
  title: { fr: 'Poser un constat ou une recommandation', en: 'State a finding or a recommendation' },
  command: 'findings',
  inMenu: false,
  fields: (form) =>
    html`${form.radios('kind', {
      label: form.words.say('C’est', 'It is'),
      choices: [
        { value: 'finding', label: form.words.say('un constat', 'a finding') },
        { value: 'recommendation', label: form.words.say('une recommandation', 'a recommendation') },
      ],
      required: true,
    })}
    ${form.select('subImpact', {
      label: form.words.say('À propos de', 'About'),
      choices: form.choices(SUB_IMPACT_LABELS),
      none: form.words.say('Le partenariat en entier', 'The partnership as a whole'),
    })}
    ${form.area('text', {
      label: form.words.say('Texte', 'Text'),
      hint: form.words.say('Il est chiffré à l’enregistrement.', 'It is stored encrypted.'),
      required: true,
    })}
    ${factFields(form)}`,
};

export const REPLY_TO_FINDING: RoundAct = {
  type: 'reply-to-finding',
  slug: 'reply',
  title: { fr: 'Répondre à un constat', en: 'Reply to a finding' },
  command: 'findings/:findingId/replies',
  inMenu: false,
  fields: async (form, { round, speakers }) =>
    html`${form.select('findingId', {
      label: form.words.say('Constat', 'Finding'),
      suffix: ':path',
      choices: findingChoices(form.words, round),
      required: true,
    })}
    ${form.select('organisationId', {
      label: form.words.say('Partie qui répond', 'Party that replies'),
      choices: await speakers(),
      required: true,
    })}
    ${form.radios('stance', {
      label: form.words.say('Elle', 'It'),
      choices: form.choices(REPLY_STANCE_LABELS),
      required: true,
    })}
    ${form.area('text', { label: form.words.say('Ce qu’elle en dit', 'What it says of it') })} ${factFields(form)}`,
};

export const AGREE_ACTION: RoundAct = {
  type: 'agree-action',
  slug: 'action',
  title: { fr: 'Convenir d’une action', en: 'Agree an action' },
  command: 'actions',
  inMenu: false,
  fields: (form, { round }) =>
    html`${form.text('title', { label: form.words.say('Action', 'Action'), hint: inClear(form.words), required: true })}
    ${form.select('ownerId', {
      label: form.words.say('Qui s’en charge', 'Who sees to it'),
      choices: askedChoices(round, form.words),
      required: true,
    })}
    ${form.day('dueOn', { label: form.words.say('Échéance', 'Due date'), required: true })}
    ${form.select('findingId', {
      label: form.words.say('Pour répondre à', 'In answer to'),
      choices: findingChoices(form.words, round),
      none: form.words.say('Aucun constat en particulier', 'No finding in particular'),
    })}
    ${factFields(form)}`,
};

export const FOLLOW_ACTION: RoundAct = {
  type: 'follow-action',
  slug: 'follow',
  title: { fr: 'Suivre une action', en: 'Follow up an action' },
  command: 'actions/:actionId/progress',
  inMenu: false,
  fields: (form, { round }) =>
    html`${form.select('actionId', {
      label: form.words.say('Action', 'Action'),
      suffix: ':path',
      choices: round.actions.map(({ actionId, title }) => ({ value: actionId, label: title })),
      required: true,
    })}
    ${form.radios('state', {
      label: form.words.say('Où elle en est', 'How it stands'),
      choices: form.choices(ACTION_STATE_LABELS),
      required: true,
    })}
    ${form.day('dueOn', {
      label: form.words.say('Nouvelle échéance', 'New due date'),
      hint: form.words.say('Si elle est reportée.', 'If it is postponed.'),
    })}
    ${commentField(form)} ${factFields(form)}`,
};
