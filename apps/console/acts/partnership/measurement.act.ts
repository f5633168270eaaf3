import { type SheetIndicatorVersion } from '../../api/sheet-answer.js';
import { commentField, factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { versionInForce } from '../../sheet/indicators.view.js';
import { type PartnershipAct } from '../act.js';
import { indicatorField, indicatorsOf, isAgreed } from './sheet-indicators.js';

const share = (form: FormFields, at = ''): Html =>
  html`<div class="side-by-side">
    ${form.number(`${at}numerator`, { label: form.words.say('Numérateur', 'Numerator'), required: at === '' })}
    ${form.number(`${at}denominator`, { label: form.words.say('Dénominateur', 'Denominator'), required: at === '' })}
  </div>`;

const number = (form: FormFields, hint: string): Html =>
  form.number('value', { label: form.words.say('Valeur', 'Value'), hint, required: true });

/** What is typed for a measure of that kind. */
function valueFields(form: FormFields, { measure, scale }: SheetIndicatorVersion): Html {
  const { words } = form;
  switch (measure) {
    case 'percentage':
      return share(form);
    case 'ordinal':
      return form.select('value', {
        label: words.say('Échelon', 'Step'),
        suffix: ':number',
        choices: (scale ?? []).map((label, index) => ({ value: String(index + 1), label })),
        required: true,
      });
    case 'qualitative':
      return form.area('text', { label: words.say('Constat', 'What is found'), required: true, rows: 4 });
    case 'money':
      return number(form, words.say('En centimes d’euro.', 'In euro cents.'));
    case 'number':
      return number(form, words.say('Dans l’unité de l’indicateur.', 'In the indicator’s unit.'));
  }
}

/** A row for each group, where the measure may be told apart. */
function groupFields(form: FormFields, { measure, disaggregation }: SheetIndicatorVersion): Html | null {
  if (!disaggregation) return null;
  const { words } = form;
  return form.group(
    words.say('Détail par groupe', 'By group'),
    disaggregation.groups.map(
      (group, index) =>
        html`${form.hidden(`groups/${index}/group`, group, ':companion')}
        <p><strong>${group}</strong></p>
        ${measure === 'percentage' ? share(form, `groups/${index}/`) : form.number(`groups/${index}/value`, { label: `${words.say('Valeur', 'Value')} (${group})` })}`,
    ),
  );
}

const periodFields = (form: FormFields, { accumulation }: SheetIndicatorVersion): Html | null =>
  accumulation === 'flow'
    ? html`<div class="side-by-side">
        ${form.day('period/from', { label: form.words.say('Mesuré du', 'Measured from'), required: true })}
        ${form.day('period/to', { label: form.words.say('au', 'to'), required: true })}
      </div>`
    : null;

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
    const agreed = indicatorsOf(sheet).filter(isAgreed);
    const asked = agreed.find(({ indicatorId }) => indicatorId === form.value('indicatorId'));
    const version = asked && versionInForce(asked);
    return html`${indicatorField(form, agreed)}
    ${
      version
        ? html`${valueFields(form, version)} ${periodFields(form, version)} ${groupFields(form, version)}`
        : number(
            form,
            words.say(
              'Dans l’unité de l’indicateur. Un pourcentage, un échelon, un texte se relèvent depuis l’indicateur.',
              'In the indicator’s unit. A percentage, a step, a text are recorded from the indicator itself.',
            ),
          )
    }
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
