import { type SheetAnswer } from '../../api/sheet-answer.js';
import { commentField, factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { type PartnershipAct } from '../act.js';

const hasOpenCondition = ({ conditions }: SheetAnswer): boolean =>
  conditions.some(({ status }) => status === 'open');

const conditionField = (form: FormFields, { conditions }: SheetAnswer): Html => {
  const { words } = form;
  const due = (dueOn: string) => words.say(`échéance du ${words.date(dueOn)}`, `due ${words.date(dueOn)}`);
  return form.select('conditionId', {
    label: words.say('Condition', 'Condition'),
    suffix: ':path',
    choices: conditions
      .filter(({ status, conditionId }) => status === 'open' || conditionId === form.value('conditionId'))
      .map(({ conditionId, text, dueOn }) => ({
        value: conditionId,
        label: `${text ?? words.say('texte effacé', 'text erased')} (${due(dueOn)})`,
      })),
    required: true,
  });
};

export const MEET_CONDITION: PartnershipAct = {
  type: 'meet-condition',
  slug: 'meet-condition',
  title: { fr: 'Constater qu’une condition est remplie', en: 'Record that a condition is met' },
  command: 'conditions/:conditionId/fulfilment',
  inMenu: false,
  offered: hasOpenCondition,
  fields: (form, { sheet }) =>
    html`${conditionField(form, sheet)} ${commentField(form)}
    ${factFields(form, form.words.say('Jour où elle est remplie', 'Day it is met'))}`,
};

export const WAIVE_CONDITION: PartnershipAct = {
  type: 'waive-condition',
  slug: 'waive-condition',
  title: { fr: 'Lever une condition', en: 'Waive a condition' },
  command: 'conditions/:conditionId/waiver',
  inMenu: false,
  offered: hasOpenCondition,
  fields: (form, { sheet }) =>
    html`${conditionField(form, sheet)}
    ${form.area('justification', {
      label: form.words.say('Justification', 'Justification'),
      hint: form.words.say('Elle est chiffrée à l’enregistrement.', 'It is stored encrypted.'),
      required: true,
      rows: 3,
    })}
    ${factFields(form, form.words.say('Jour où elle est levée', 'Day it is waived'))}`,
};
