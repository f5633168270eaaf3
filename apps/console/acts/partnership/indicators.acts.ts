import { type SheetAnswer } from '../../api/sheet-answer.js';
import { factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { type ActContext, type PartnershipAct } from '../act.js';
import { partyChoices } from '../choices.js';
import { definitionFields, definitionValues } from './definition-fields.js';
import { libraryChoice, sharedDefinition } from './library-choice.js';
import { indicatorField, indicatorsOf, isOpen, lastVersion } from './sheet-indicators.js';

const replyBy = (form: FormFields): Html =>
  form.day('replyBy', { label: form.words.say('Date limite de réponse', 'Reply date'), required: true });

/** The indicator that the form's address names, in its last version. */
const askedDefinition =
  (at: string) =>
  (sheet: SheetAnswer, asked: URLSearchParams): Record<string, readonly string[]> => {
    const indicator = indicatorsOf(sheet).find(({ indicatorId }) => indicatorId === asked.get('indicatorId'));
    const version = indicator && lastVersion(indicator);
    return version ? definitionValues(at, version) : {};
  };

const isFromLibrary = (form: FormFields): boolean => form.value('definition/shared/sharedIndicatorId') !== '';

const INDICATORS = 'evaluation#indicators';

export const ACCEPT_INDICATOR: PartnershipAct = {
  type: 'accept-indicator',
  slug: 'accept-indicator',
  title: { fr: 'Enregistrer l’accord d’une partie', en: 'Record a party’s acceptance' },
  command: 'indicators/:indicatorId/acceptances',
  inMenu: false,
  shownAt: INDICATORS,
  offered: (sheet) => indicatorsOf(sheet).some(isOpen),
  fields: async (form, { sheet, speakers }) =>
    html`${indicatorField(form, indicatorsOf(sheet).filter(isOpen))}
    ${form.select('organisationId', {
      label: form.words.say('Partie qui accepte', 'Party that accepts'),
      choices: await speakers(),
      required: true,
    })}
    ${factFields(form, form.words.say('Jour de l’accord', 'Day of the acceptance'))}`,
};

const refusing = async (form: FormFields, { sheet, speakers }: ActContext): Promise<Html> =>
  html`${indicatorField(form, indicatorsOf(sheet).filter(isOpen))}
  ${form.select('organisationId', {
    label: form.words.say('Partie qui répond', 'Party that replies'),
    choices: await speakers(),
    required: true,
  })}
  ${form.area('reason', {
    label: form.words.say('Motif', 'Reason'),
    hint: form.words.say(
      'Lu par les parties ; chiffré à l’enregistrement.',
      'Read by the parties; stored encrypted.',
    ),
    required: true,
    rows: 3,
  })}`;

export const REFUSE_INDICATOR: PartnershipAct = {
  type: 'refuse-indicator',
  slug: 'refuse-indicator',
  title: { fr: 'Refuser un indicateur', en: 'Refuse an indicator' },
  lead: {
    fr: 'Un refus qui tient empêche l’accord ; accepter plus tard le lève.',
    en: 'A refusal that stands keeps agreement off; accepting later lifts it.',
  },
  command: 'indicators/:indicatorId/refusals',
  inMenu: false,
  shownAt: INDICATORS,
  offered: (sheet) => indicatorsOf(sheet).some(isOpen),
  fields: async (form, context) =>
    html`${await refusing(form, context)} ${factFields(form, form.words.say('Jour du refus', 'Day of the refusal'))}`,
};

export const COUNTER_PROPOSE: PartnershipAct = {
  type: 'refuse-indicator',
  slug: 'counter-propose',
  title: { fr: 'Faire une contre-proposition', en: 'Make a counter-proposal' },
  lead: {
    fr: 'La partie dit ce qu’elle accepterait à la place ; la reprendre ouvre une nouvelle version, que chacun accepte.',
    en: 'The party says what it would accept instead; taking it up opens a new version, which everybody is asked about.',
  },
  command: 'indicators/:indicatorId/refusals',
  inMenu: false,
  shownAt: INDICATORS,
  offered: (sheet) => indicatorsOf(sheet).some(isOpen),
  start: askedDefinition('counterProposal'),
  fields: async (form, context) =>
    html`${await refusing(form, context)}
    ${form.group(
      form.words.say('Ce qu’elle accepterait', 'What it would accept'),
      definitionFields(form, 'counterProposal'),
    )}
    ${factFields(form, form.words.say('Jour de la contre-proposition', 'Day of the counter-proposal'))}`,
};

export const ADOPT_COUNTER_PROPOSAL: PartnershipAct = {
  type: 'adopt-counter-proposal',
  slug: 'adopt-counter-proposal',
  title: { fr: 'Reprendre une contre-proposition', en: 'Take up a counter-proposal' },
  lead: {
    fr: 'Elle devient une nouvelle version de l’indicateur, que chaque partie appelée accepte à son tour.',
    en: 'It becomes a new version of the indicator, which every party asked accepts in turn.',
  },
  command: 'indicators/:indicatorId/adoptions',
  inMenu: false,
  shownAt: INDICATORS,
  offered: (sheet) => indicatorsOf(sheet).some(isOpen),
  fields: (form, { sheet }) => {
    const { words } = form;
    const standing = indicatorsOf(sheet).flatMap(({ indicatorId, versions }) =>
      versions.flatMap(({ refusals }) =>
        refusals.flatMap(({ factId: refusalId, name, counterProposal, stands }) =>
          counterProposal && stands ? [{ indicatorId, refusalId, name, counterProposal }] : [],
        ),
      ),
    );
    const ofIndicator = standing.filter(({ indicatorId }) => indicatorId === form.value('indicatorId'));
    return html`${indicatorField(form, indicatorsOf(sheet).filter(isOpen))}
    ${form.select('refusalId', {
      label: words.say('Contre-proposition', 'Counter-proposal'),
      choices: (ofIndicator.length > 0 ? ofIndicator : standing).map(
        ({ refusalId, name, counterProposal }) => ({
          value: refusalId,
          label: `${name ?? words.notStated}${words.colon}${counterProposal.name}`,
        }),
      ),
      required: true,
    })}
    ${replyBy(form)} ${factFields(form, words.say('Jour de la reprise', 'Day it is taken up'))}`;
  },
};

export const PASS_OVER_SILENCE: PartnershipAct = {
  type: 'pass-over-silence',
  slug: 'pass-over-silence',
  title: { fr: 'Passer outre le silence', en: 'Pass over silence' },
  lead: {
    fr: 'La date de réponse passée, le silence est enregistré comme tel, et sa raison reste à côté de chaque résultat.',
    en: 'Past the reply date, silence is recorded as silence, and the reason stands beside every result.',
  },
  command: 'indicators/:indicatorId/silence',
  inMenu: false,
  shownAt: INDICATORS,
  offered: (sheet) => indicatorsOf(sheet).some(isOpen),
  fields: (form, { sheet }) =>
    html`${indicatorField(form, indicatorsOf(sheet).filter(isOpen))}
    ${form.area('justification', {
      label: form.words.say('Raison de passer outre', 'Why silence is passed over'),
      required: true,
      rows: 3,
    })}
    ${factFields(form, form.words.say('Jour du constat', 'Day it is recorded'))}`,
};

export const PROPOSE_INDICATOR: PartnershipAct = {
  type: 'propose-indicator',
  slug: 'propose-indicator',
  title: { fr: 'Proposer un indicateur', en: 'Propose an indicator' },
  lead: {
    fr: 'Il pourra être mesuré quand les parties appelées l’auront accepté.',
    en: 'It can be measured once the parties asked have accepted it.',
  },
  command: 'indicators',
  inMenu: false,
  shownAt: INDICATORS,
  offered: () => true,
  start: sharedDefinition('definition'),
  fields: async (form, context) =>
    html`${await libraryChoice(form.words, context, 'propose-indicator', isFromLibrary(form))}
    ${definitionFields(form, 'definition')} ${replyBy(form)}
    ${factFields(form, form.words.say('Jour de la proposition', 'Day of the proposal'))}`,
};

export const REVISE_INDICATOR: PartnershipAct = {
  type: 'revise-indicator',
  slug: 'revise-indicator',
  title: { fr: 'Réviser un indicateur', en: 'Revise an indicator' },
  lead: {
    fr: 'Changer la cible ou la définition ouvre une nouvelle version et redemande l’accord de chacun.',
    en: 'Changing the target or the definition opens a new version and asks everybody again.',
  },
  command: 'indicators/:indicatorId/versions',
  inMenu: false,
  shownAt: INDICATORS,
  offered: (sheet) => indicatorsOf(sheet).length > 0,
  start: askedDefinition('definition'),
  fields: (form, { sheet }) =>
    html`${indicatorField(form, indicatorsOf(sheet))} ${definitionFields(form, 'definition')} ${replyBy(form)}
    ${factFields(form, form.words.say('Jour de la révision', 'Day of the revision'))}`,
};

export const TRANSCRIBE_AGREEMENT: PartnershipAct = {
  type: 'transcribe-indicator-agreement',
  slug: 'transcribe-agreement',
  title: { fr: 'Transcrire un accord ancien', en: 'Transcribe an earlier agreement' },
  lead: {
    fr: 'Un accord conclu avant le registre, avec le document qui en fait foi : indiquez la source écrite.',
    en: 'An agreement made before the ledger, with the document that states it: give the written source.',
  },
  command: 'indicator-agreements',
  inMenu: false,
  shownAt: INDICATORS,
  offered: () => true,
  fields: (form, { sheet }) =>
    html`${definitionFields(form, 'definition')}
    ${form.boxes('organisationIds', {
      label: form.words.say('Parties dont le document dit l’accord', 'Parties that the document says agreed'),
      choices: partyChoices(sheet, form.words),
      required: true,
    })}
    ${factFields(form, form.words.say('Jour de l’accord', 'Day of the agreement'))}`,
};
