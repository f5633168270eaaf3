import { type DatePrecision, type Labels } from '#domain';
import { attributes, html, type Html } from '../html/html.js';
import { type FormFields } from './form-fields.js';
import { inClear } from './in-clear.js';

export const PRECISION_LABELS: Labels<DatePrecision> = {
  day: { fr: 'Au jour près', en: 'To the day' },
  month: { fr: 'Au mois près', en: 'To the month' },
  year: { fr: 'À l’année près', en: 'To the year' },
  'not-stated': { fr: 'Non indiquée : au plus tard ce jour-là', en: 'Not stated: on that day at the latest' },
};

/** What any fact may say: when it was true, how precisely that is known, from which paper. */
export function factFields(form: FormFields, when?: string): Html {
  const { words } = form;
  return html`<div class="side-by-side">
      ${form.day('occurredOn', {
        label: when ?? words.say('Jour où c’est advenu', 'Day it happened'),
        hint: words.say(
          'Aujourd’hui si rien n’est indiqué ; jamais plus tard.',
          'Today if nothing is given; never later.',
        ),
      })}
      ${form.select('datePrecision', {
        label: words.say('Précision de cette date', 'Precision of that date'),
        choices: form.choices(PRECISION_LABELS),
        none: null,
        short: true,
      })}
    </div>
    <details${attributes({ class: 'more', open: form.concerns('source') })}>
      <summary>${words.say('Source écrite du fait', 'Written source of the fact')}</summary>
      ${form.text('source/document', { label: words.say('Document', 'Document'), hint: inClear(words) })}
      <div class="side-by-side">
        ${form.text('source/place', { label: words.say('Page ou passage', 'Page or passage') })}
        ${form.day('source/date', { label: words.say('Date du document', 'Date of the document') })}
      </div>
      ${form.area('source/quote', { label: words.say('Passage cité', 'Passage quoted'), hint: inClear(words), rows: 3 })}
      ${form.text('source/sha256', {
        label: words.say('Empreinte SHA-256 du document', 'SHA-256 of the document'),
        hint: words.say('64 chiffres hexadécimaux.', '64 hexadecimal digits.'),
      })}
    </details>`;
}

/** A comment that may hold something personal. */
export const commentField = (form: FormFields, hint?: string): Html =>
  form.area('comment', {
    label: form.words.say('Commentaire', 'Comment'),
    hint: hint ?? form.words.say('Il est chiffré à l’enregistrement.', 'It is stored encrypted.'),
    rows: 3,
  });
