import { GATE_OUTCOME_LABELS, GATES, gateLabel, OPINION_LABELS } from '#domain';
import { commentField, factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { type PartnershipAct } from '../act.js';
import { partyChoices } from '../choices.js';

const gateField = (form: FormFields): Html =>
  form.select('gate', {
    label: form.words.say('Passage', 'Gate'),
    suffix: ':path',
    choices: GATES.map((gate) => ({ value: gate, label: form.words.of(gateLabel(gate)) })),
    required: true,
  });

export const GIVE_OPINION: PartnershipAct = {
  type: 'give-opinion',
  slug: 'give-opinion',
  title: { fr: 'Donner un avis sur le passage', en: 'Give an opinion on the gate' },
  command: 'gates/:gate/opinions',
  inMenu: false,
  offered: ({ gate }) => gate !== null,
  fields: async (form, { speakers }) =>
    html`${gateField(form)}
    ${form.select('organisationId', {
      label: form.words.say('Partie qui donne son avis', 'Party that gives its opinion'),
      choices: await speakers(),
      required: true,
    })}
    ${form.radios('opinion', { label: form.words.say('Avis', 'Opinion'), choices: form.choices(OPINION_LABELS), required: true })}
    ${commentField(form)} ${factFields(form)}`,
};

export const PROPOSE_DECISION: PartnershipAct = {
  type: 'propose-decision',
  slug: 'propose-decision',
  title: { fr: 'Proposer une décision', en: 'Propose a decision' },
  lead: {
    fr: 'Quand un financeur est partie, une personne propose le passage et une autre le décide.',
    en: 'Where a funder is a party, one person proposes the passage and another decides it.',
  },
  command: 'gates/:gate/proposals',
  inMenu: true,
  offered: ({ gate, status }) => gate !== null && status === 'active',
  start: ({ gate }): Record<string, string[]> => (gate ? { gate: [gate.gate] } : {}),
  fields: (form) =>
    html`${gateField(form)}
    ${form.radios('outcome', {
      label: form.words.say('Décision proposée', 'Outcome proposed'),
      choices: form.choices(GATE_OUTCOME_LABELS),
      required: true,
    })}
    ${commentField(form)} ${factFields(form)}`,
};

export const PLAN_REVIEW: PartnershipAct = {
  type: 'plan-gate-review',
  slug: 'plan-review',
  title: { fr: 'Planifier la revue du passage', en: 'Plan the gate review' },
  lead: {
    fr: 'Une revue déjà planifiée à ce passage est replanifiée.',
    en: 'A review already planned at this gate is planned anew.',
  },
  command: 'gates/:gate/reviews',
  inMenu: false,
  offered: ({ gate }) => gate !== null,
  fields: (form, { sheet }) =>
    html`${gateField(form)}
    ${form.day('plannedFor', { label: form.words.say('Date prévue', 'Planned date'), required: true })}
    ${form.boxes('deciderIds', {
      label: form.words.say('Parties qui décideront', 'Parties that will decide'),
      choices: partyChoices(sheet, form.words),
      required: true,
    })}
    ${commentField(form)}
    ${factFields(form, form.words.say('Jour où elle est planifiée', 'Day it is planned'))}`,
};
