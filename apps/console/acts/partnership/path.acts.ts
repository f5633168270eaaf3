import {
  ABANDONMENT_REASON_LABELS,
  ENDINGS,
  GOING_BACK_REASON_LABELS,
  isBefore,
  isStage,
  REOPENING_REASON_LABELS,
  STAGE_LABELS,
  STAGES,
  STATUS_LABELS,
  SUSPENSION_REASON_LABELS,
  TRANSFER_LABELS,
  type Labels,
} from '#domain';
import { type SheetAnswer } from '../../api/sheet-answer.js';
import { commentField, factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { type PartnershipAct } from '../act.js';

const hasEnded = ({ status }: SheetAnswer): boolean => status !== 'active' && status !== 'suspended';

const reasonField = (form: FormFields, labels: Labels<string>): Html =>
  form.select('reason', {
    label: form.words.say('Motif', 'Reason'),
    hint: form.words.say('« Autre » demande un commentaire.', '“Other” needs a comment.'),
    choices: form.choices(labels),
    required: true,
  });

const stageField = (form: FormFields, name: string, label: string, stages: readonly string[]): Html =>
  form.select(name, {
    label,
    choices: form.choices(STAGE_LABELS).filter(({ value }) => stages.includes(value)),
    required: true,
  });

export const GO_BACK: PartnershipAct = {
  type: 'go-back',
  slug: 'go-back',
  title: { fr: 'Revenir à une étape antérieure', en: 'Go back to an earlier stage' },
  command: 'goings-back',
  inMenu: true,
  offered: ({ standing, status }) => status === 'active' && isStage(standing) && standing !== 'conception',
  fields: (form, { sheet }) => {
    const { standing } = sheet;
    const earlier = STAGES.filter((stage) => isStage(standing) && isBefore(stage, standing));
    return html`${stageField(form, 'to', form.words.say('Étape antérieure', 'Earlier stage'), earlier)}
    ${reasonField(form, GOING_BACK_REASON_LABELS)} ${commentField(form)} ${factFields(form)}`;
  },
};

export const SUSPEND: PartnershipAct = {
  type: 'suspend',
  slug: 'suspend',
  title: { fr: 'Suspendre', en: 'Suspend' },
  lead: {
    fr: 'Le temps de la suspension ne compte pas dans la durée de l’étape.',
    en: 'Time suspended does not count as time in stage.',
  },
  command: 'suspensions',
  inMenu: true,
  offered: ({ status }) => status === 'active',
  fields: (form) =>
    html`${reasonField(form, SUSPENSION_REASON_LABELS)} ${commentField(form)} ${factFields(form)}`,
};

export const RESUME: PartnershipAct = {
  type: 'resume',
  slug: 'resume',
  title: { fr: 'Reprendre', en: 'Resume' },
  command: 'resumptions',
  inMenu: true,
  offered: ({ status }) => status === 'suspended',
  fields: (form) => html`${commentField(form)} ${factFields(form)}`,
};

export const END: PartnershipAct = {
  type: 'end',
  slug: 'end',
  title: { fr: 'Mettre fin', en: 'End' },
  command: 'endings',
  inMenu: true,
  offered: (sheet) => !hasEnded(sheet),
  fields: (form) => {
    const { words } = form;
    return html`${form.radios('ending', {
      label: words.say('Comment il prend fin', 'How it ends'),
      choices: ENDINGS.map((ending) => ({ value: ending, label: words.label(STATUS_LABELS, ending) })),
      required: true,
    })}
    ${form.select('reason', {
      label: words.say('Motif d’abandon', 'Reason of abandonment'),
      hint: words.say(
        'Pour un abandon seulement ; « Autre » demande un commentaire.',
        'Only when abandoned; “Other” needs a comment.',
      ),
      choices: form.choices(ABANDONMENT_REASON_LABELS),
      none: words.say('Aucun', 'None'),
    })}
    ${form.select('transferredTo', {
      label: words.say('Transmis à', 'Transferred to'),
      hint: words.say('Pour une transmission seulement.', 'Only when transferred.'),
      choices: form.choices(TRANSFER_LABELS),
      none: words.say('Rien', 'Nothing'),
    })}
    ${commentField(form)} ${factFields(form, words.say('Jour de la fin', 'Day of the end'))}`;
  },
};

export const REOPEN: PartnershipAct = {
  type: 'reopen',
  slug: 'reopen',
  title: { fr: 'Rouvrir', en: 'Reopen' },
  command: 'reopenings',
  inMenu: true,
  offered: hasEnded,
  fields: (form) =>
    html`${reasonField(form, REOPENING_REASON_LABELS)} ${commentField(form)} ${factFields(form)}`,
};

export const ENTER_PATH: PartnershipAct = {
  type: 'enter-path',
  slug: 'enter-path',
  title: { fr: 'Entrer dans le parcours', en: 'Enter the path' },
  command: 'path-entry',
  inMenu: true,
  offered: ({ standing, status }) => standing === 'off-path' && status === 'active',
  fields: (form) =>
    html`${stageField(form, 'stage', form.words.say('Étape d’entrée', 'Stage entered at'), STAGES)}
    ${factFields(form)}`,
};

export const OBSERVE_STAGE: PartnershipAct = {
  type: 'observe-stage',
  slug: 'observe-stage',
  title: { fr: 'Constater une étape', en: 'Observe a stage' },
  lead: {
    fr: 'Quand on sait où il en est sans savoir quand il y est passé : le jour du passage reste inconnu.',
    en: 'When it is known where it stands but not since when: the day of the passage stays unknown.',
  },
  command: 'stage-observations',
  inMenu: true,
  offered: ({ standing, status }) => standing !== 'off-path' && status === 'active',
  fields: (form) =>
    html`${stageField(form, 'stage', form.words.say('Étape constatée', 'Stage observed'), STAGES)}
    ${factFields(form, form.words.say('Jour du constat', 'Day of the observation'))}`,
};
