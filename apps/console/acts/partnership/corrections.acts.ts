import { CORRECTION_REASON_LABELS } from '#domain';
import { PRECISION_LABELS } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { type PartnershipAct } from '../act.js';

const why = (form: FormFields): Html =>
  html`${form.select('reason', {
    label: form.words.say('Motif', 'Reason'),
    choices: form.choices(CORRECTION_REASON_LABELS),
    required: true,
  })}
  ${form.area('comment', {
    label: form.words.say('Explication', 'Explanation'),
    hint: form.words.say('Elle est chiffrée à l’enregistrement.', 'It is stored encrypted.'),
    required: true,
    rows: 3,
  })}`;

/** What may be wrong in a fact of this type, beside its date. */
const changes = (form: FormFields): Html | null =>
  form.value('type') === 'partnership.measurement-recorded'
    ? html`${form.number('changes/value', { label: form.words.say('Vraie valeur', 'True value') })}
      ${form.text('changes/dataSource', { label: form.words.say('Vraie source des données', 'True data source') })}`
    : null;

export const CORRECT_FACT: PartnershipAct = {
  type: 'correct-fact',
  slug: 'correct-fact',
  title: { fr: 'Corriger un fait', en: 'Correct a fact' },
  lead: {
    fr: 'Le fait d’origine reste visible dans l’histoire ; partout ailleurs, la correction prend sa place.',
    en: 'The original fact stays visible in the history; everywhere else the correction takes its place.',
  },
  command: 'facts/:factId/corrections',
  inMenu: false,
  offered: () => true,
  fields: (form, { sheet }) => {
    const { words } = form;
    const withdraw = new URLSearchParams({
      factId: form.value('factId'),
      ...(form.value('type') && { type: form.value('type') }),
    });
    return html`${form.hidden('factId', form.value('factId'), ':path')}
      <p class="hint">
        <a href="/partnerships/${sheet.partnershipId}#fact-${form.value('factId')}"
          >${words.say('Revoir le fait', 'See the fact')}</a
        >
        ·
        <a href="/partnerships/${sheet.partnershipId}/withdraw-fact?${withdraw.toString()}"
          >${words.say('Il n’a jamais eu lieu : le retirer', 'It never happened: withdraw it')}</a
        >
      </p>
      <div class="side-by-side">
        ${form.day('correctOccurredOn', { label: words.say('Date que le fait a vraiment', 'Date the fact really has') })}
        ${form.select('correctDatePrecision', {
          label: words.say('Précision de cette date', 'Precision of that date'),
          choices: form.choices(PRECISION_LABELS),
          none: words.say('Inchangée', 'Unchanged'),
          short: true,
        })}
      </div>
      ${changes(form)} ${why(form)}`;
  },
};

export const WITHDRAW_FACT: PartnershipAct = {
  type: 'withdraw-fact',
  slug: 'withdraw-fact',
  title: { fr: 'Retirer un fait', en: 'Withdraw a fact' },
  lead: {
    fr: 'Pour un fait entré par erreur : il reste dans l’histoire, barré, et ne compte plus nulle part.',
    en: 'For a fact entered by mistake: it stays in the history, struck through, and counts nowhere else.',
  },
  command: 'facts/:factId/withdrawals',
  inMenu: false,
  offered: () => true,
  fields: (form) => html`${form.hidden('factId', form.value('factId'), ':path')} ${why(form)}`,
};
