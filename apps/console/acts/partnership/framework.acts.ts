import {
  OBJECTIVE_LABELS,
  objectiveListOf,
  OBJECTIVES_BY_LIST,
  QUALIFICATION_LABELS,
  TAKEN_UP_BY_LABELS,
} from '#domain';
import { type SheetAnswer } from '../../api/sheet-answer.js';
import { factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { type PartnershipAct } from '../act.js';
import { partyChoices } from '../choices.js';

export const SET_FRAMEWORK: PartnershipAct = {
  type: 'set-evaluation-framework',
  slug: 'set-evaluation-framework',
  title: { fr: 'Désigner qui accepte les indicateurs', en: 'Name who accepts indicators' },
  lead: {
    fr: 'Sans désignation, ce sont les porteurs, partenaires et financeurs présents.',
    en: 'Where nobody is named, it is the current carriers, partners and funders.',
  },
  command: 'evaluation-framework',
  inMenu: false,
  shownAt: 'evaluation#indicators',
  offered: () => true,
  start: ({ framework }): Record<string, readonly string[]> =>
    framework.isDefault
      ? {}
      : { requiredParties: framework.requiredParties.map(({ organisationId }) => organisationId) },
  fields: (form, { sheet }) =>
    html`${form.boxes('requiredParties', {
      label: form.words.say('Parties dont l’accord est requis', 'Parties whose agreement is required'),
      hint: form.words.say(
        'Ne cochez rien pour revenir aux porteurs, partenaires et financeurs.',
        'Tick none to go back to carriers, partners and funders.',
      ),
      choices: partyChoices(sheet, form.words),
    })}
    ${factFields(form)}`,
};

/** The objectives that the party named in the form may seek, each with what is expected of it. */
function objectiveFields(form: FormFields, sheet: SheetAnswer): Html {
  const { words } = form;
  const party = sheet.parties.find(({ organisationId }) => organisationId === form.value('organisationId'));
  if (!party?.sphere) {
    return html`<p>
      ${words.say(
        'Revenez au cadre d’évaluation et choisissez la partie qui énonce ses objectifs.',
        'Go back to the evaluation framework and choose the party that states its objectives.',
      )}
    </p>`;
  }
  return html`<p>
      ${words.say('Pour', 'For')} <strong>${party.name ?? words.notStated}</strong>,
      ${words.say('de 1 (peu attendu) à 5 (pleinement attendu).', 'from 1 (little expected) to 5 (fully expected).')}
    </p>
    ${form.hidden('organisationId', party.organisationId)}
    ${OBJECTIVES_BY_LIST[objectiveListOf(party.sphere)].map(
      (objective, index) =>
        html`${form.hidden(`objectives/${index}/objective`, objective, ':companion')}
        ${form.select(`objectives/${index}/expected`, {
          label: words.label(OBJECTIVE_LABELS, objective),
          suffix: ':number',
          choices: ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
          none: words.say('N’est pas recherché', 'Not sought'),
          short: true,
        })}`,
    )}`;
}

export const STATE_OBJECTIVES: PartnershipAct = {
  type: 'state-objectives',
  slug: 'state-objectives',
  title: { fr: 'Énoncer les objectifs d’une partie', en: 'State a party’s objectives' },
  lead: {
    fr: 'Ce que la partie attend du partenariat ; ce qu’elle avait énoncé avant est remplacé, et reste dans l’histoire.',
    en: 'What the party expects of the partnership; what it had stated before is replaced, and stays in the history.',
  },
  command: 'objectives',
  inMenu: false,
  shownAt: 'evaluation#objectives',
  offered: () => true,
  start: ({ objectives, parties }, asked): Record<string, readonly string[]> => {
    const organisationId = asked.get('organisationId');
    const stated = objectives.find((one) => one.organisationId === organisationId)?.objectives ?? [];
    const sphere = parties.find((one) => one.organisationId === organisationId)?.sphere;
    if (!sphere) return {};
    const list: readonly string[] = OBJECTIVES_BY_LIST[objectiveListOf(sphere)];
    return Object.fromEntries(
      stated.map(({ objective, expected }) => [
        `objectives/${list.indexOf(objective)}/expected`,
        [String(expected)],
      ]),
    );
  },
  fields: (form, { sheet }) => html`${objectiveFields(form, sheet)} ${factFields(form)}`,
};

export const QUALIFY: PartnershipAct = {
  type: 'qualify',
  slug: 'qualify',
  title: { fr: 'Qualifier le projet', en: 'Qualify the project' },
  command: 'qualifications',
  inMenu: false,
  shownAt: 'evaluation#qualification',
  offered: () => true,
  fields: (form, { sheet }) =>
    html`${form.radios('qualification', {
      label: form.words.say('Le projet est', 'The project is'),
      choices: form.choices(QUALIFICATION_LABELS),
      required: true,
    })}
    ${form.area('justification', {
      label: form.words.say('Justification', 'Justification'),
      hint: form.words.say('Elle est chiffrée à l’enregistrement.', 'It is stored encrypted.'),
      required: true,
      rows: 4,
    })}
    ${form.boxes('agreedBy', {
      label: form.words.say('Parties qui en conviennent', 'Parties that agree'),
      choices: partyChoices(sheet, form.words),
    })}
    ${factFields(form)}`,
};

export const RECORD_DEPLOYMENT: PartnershipAct = {
  type: 'record-deployment',
  slug: 'record-deployment',
  title: { fr: 'Relever le déploiement', en: 'Record the deployment' },
  lead: {
    fr: 'Chaque chiffre vient d’un document : indiquez la source écrite.',
    en: 'Every figure comes from a document: give the written source.',
  },
  command: 'deployment-figures',
  inMenu: false,
  shownAt: 'evaluation#deployment',
  offered: () => true,
  fields: (form) => {
    const { words } = form;
    return html`<div class="side-by-side">
        ${form.number('territoriesReached', { label: words.say('Territoires atteints', 'Territories reached') })}
        ${form.number('beneficiariesReached', { label: words.say('Bénéficiaires atteints', 'Beneficiaries reached') })}
        ${form.number('swarmingSites', { label: words.say('Sites d’essaimage', 'Sites of swarming') })}
      </div>
      ${form.group(
        words.say(
          'Reprise par une politique publique ou un marché',
          'Taken up by a public policy or a market',
        ),
        form.rows(
          'takenUpBy',
          { atLeast: 1, add: words.say('Une reprise de plus', 'One more') },
          (path) =>
            html`<div class="side-by-side">
              ${form.select(`${path}/kind`, { label: words.say('Nature', 'Kind'), choices: form.choices(TAKEN_UP_BY_LABELS) })}
              ${form.text(`${path}/name`, { label: words.say('Laquelle', 'Which') })}
            </div>`,
        ),
      )}
      ${factFields(form, words.say('Jour du relevé', 'Day of the figures'))}`;
  },
};
