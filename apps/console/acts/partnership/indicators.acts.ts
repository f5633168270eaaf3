import { EVALUATED_OBJECT_LABELS, INDICATOR_DIRECTION_LABELS, SUB_IMPACT_LABELS } from '#domain';
import { type SheetAnswer, type SheetIndicator } from '../../api/sheet-answer.js';
import { commentField, factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { inClear } from '../../forms/in-clear.js';
import { html, type Html } from '../../html/html.js';
import { versionInForce } from '../../sheet/indicators.view.js';
import { type PartnershipAct } from '../act.js';

const indicatorsOf = ({ impacts }: SheetAnswer): SheetIndicator[] =>
  impacts.flatMap(({ subImpacts }) => subImpacts.flatMap(({ indicators }) => indicators));

const isAgreed = (indicator: SheetIndicator): boolean => versionInForce(indicator)?.agreedOn != null;
const isAwaited = ({ versions }: SheetIndicator): boolean => versions.at(-1)?.agreedOn === null;

const indicatorField = (form: FormFields, indicators: readonly SheetIndicator[]): Html =>
  form.select('indicatorId', {
    label: form.words.say('Indicateur', 'Indicator'),
    suffix: ':path',
    choices: indicators.map((indicator) => ({
      value: indicator.indicatorId,
      label: `${versionInForce(indicator)?.name} (${versionInForce(indicator)?.unit})`,
    })),
    required: true,
  });

export const RECORD_MEASUREMENT: PartnershipAct = {
  type: 'record-measurement',
  slug: 'record-measurement',
  title: { fr: 'Relever une mesure', en: 'Record a measurement' },
  lead: {
    fr: 'Une mesure porte sur un indicateur dont toutes les parties sont convenues.',
    en: 'A measurement is of an indicator that every party has agreed on.',
  },
  command: 'indicators/:indicatorId/measurements',
  inMenu: true,
  offered: (sheet) => indicatorsOf(sheet).some(isAgreed),
  fields: (form, { sheet }) => {
    const { words } = form;
    return html`${indicatorField(form, indicatorsOf(sheet).filter(isAgreed))}
    ${form.number('value', {
      label: words.say('Valeur', 'Value'),
      hint: words.say('Dans l’unité de l’indicateur.', 'In the indicator’s unit.'),
      required: true,
    })}
    ${form.text('dataSource', {
      label: words.say('Source des données', 'Data source'),
      hint: words.say(
        'D’où vient ce chiffre : un rapport, une enquête…',
        'Where the figure comes from: a report, a survey…',
      ),
      required: true,
    })}
    ${commentField(form)} ${factFields(form, words.say('Jour de la mesure', 'Day of the measurement'))}`;
  },
};

export const ACCEPT_INDICATOR: PartnershipAct = {
  type: 'accept-indicator',
  slug: 'accept-indicator',
  title: { fr: 'Enregistrer l’accord d’une partie', en: 'Record a party’s acceptance' },
  command: 'indicators/:indicatorId/acceptances',
  inMenu: false,
  offered: (sheet) => indicatorsOf(sheet).some(isAwaited),
  fields: async (form, { sheet, speakers }) =>
    html`${indicatorField(form, indicatorsOf(sheet).filter(isAwaited))}
    ${form.select('organisationId', {
      label: form.words.say('Partie qui accepte', 'Party that accepts'),
      choices: await speakers(),
      required: true,
    })}
    ${factFields(form, form.words.say('Jour de l’accord', 'Day of the acceptance'))}`,
};

export const PROPOSE_INDICATOR: PartnershipAct = {
  type: 'propose-indicator',
  slug: 'propose-indicator',
  title: { fr: 'Proposer un indicateur', en: 'Propose an indicator' },
  lead: {
    fr: 'Il pourra être mesuré quand porteurs, partenaires et financeurs l’auront accepté.',
    en: 'It can be measured once carriers, partners and funders have accepted it.',
  },
  command: 'indicators',
  inMenu: false,
  offered: () => true,
  fields: (form) => {
    const { words } = form;
    return html`${form.text('definition/name', {
      label: words.say('Nom', 'Name'),
      hint: inClear(words),
      required: true,
    })}
      ${form.area('definition/definition', {
        label: words.say('Définition', 'Definition'),
        hint: inClear(words),
        required: true,
        rows: 3,
      })}
      <div class="side-by-side">
        ${form.select('definition/subImpact', {
          label: words.say('Sous-impact', 'Sub-impact'),
          choices: form.choices(SUB_IMPACT_LABELS),
          required: true,
        })}
        ${form.select('definition/evaluates', {
          label: words.say('Ce qui est évalué', 'What is evaluated'),
          choices: form.choices(EVALUATED_OBJECT_LABELS),
          required: true,
        })}
        ${form.text('definition/unit', { label: words.say('Unité', 'Unit'), required: true, short: true })}
        ${form.select('definition/direction', {
          label: words.say('Sens', 'Direction'),
          choices: form.choices(INDICATOR_DIRECTION_LABELS),
          required: true,
        })}
        ${form.number('definition/baseline', { label: words.say('Valeur de départ', 'Baseline') })}
        ${form.number('definition/target', { label: words.say('Cible', 'Target') })}
        ${form.number('definition/tolerance', {
          label: words.say('Tolérance', 'Tolerance'),
          hint: words.say('Pour « maintenir ».', 'For “maintain”.'),
        })}
        ${form.day('definition/periodFrom', { label: words.say('Début de la période', 'Start of the period'), required: true })}
        ${form.day('definition/periodTo', { label: words.say('Fin de la période', 'End of the period'), required: true })}
        ${form.day('replyBy', { label: words.say('Date limite de réponse', 'Reply date'), required: true })}
      </div>
      ${form.area('definition/method', { label: words.say('Méthode de mesure', 'Method'), rows: 2 })}
      ${form.text('definition/dataSource', { label: words.say('Source des données', 'Data source') })}
      ${factFields(form, words.say('Jour de la proposition', 'Day of the proposal'))}`;
  },
};
