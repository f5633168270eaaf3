import { REASON_LABELS, STAGE_LABELS } from '#domain';
import { type SheetAnswer, type SheetStay } from '../api/sheet-answer.js';
import { attributes, html, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { STAY_OUTCOME_LABELS } from '../words/console-labels.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { pathDrawing } from './path-drawing.js';

const bound = (words: Words, day: string, known: boolean): Html =>
  known ? dated(words, day) : html`${words.say('au plus tard le', 'at the latest')} ${dated(words, day)}`;

const pausesIn = (words: Words, pauses: SheetStay['pauses']): Html =>
  html`${pauses.map(
    ({ from, to, reason }) =>
      html`<span class="note"
        >${words.say('Interrompu du', 'Interrupted from')} ${dated(words, from)}
        ${to === null ? words.say('à ce jour', 'to this day') : html`${words.say('au', 'to')} ${dated(words, to)}`}${
          reason && `${words.colon}${words.label(REASON_LABELS, reason).toLowerCase()}`
        }</span
      >`,
  )}`;

const columnsIn = (words: Words): readonly string[] => [
  words.say('Étape', 'Stage'),
  words.say('Entrée', 'Entered'),
  words.say('Sortie', 'Left'),
  words.say('Suite', 'Outcome'),
  words.say('Jours', 'Days'),
];

const row = (words: Words, stay: SheetStay, columns: readonly string[]): Html =>
  html`<tr>
    <th scope="row">${words.label(STAGE_LABELS, stay.stage)}</th>
    <td data-label="${columns[1]}">${bound(words, stay.enteredOn, stay.entryKnown)}</td>
    <td data-label="${columns[2]}">
      ${stay.leftOn === null ? '–' : bound(words, stay.leftOn, stay.exitKnown)}
      ${pausesIn(words, stay.pauses)}
    </td>
    <td data-label="${columns[3]}">${stay.exit && words.label(STAY_OUTCOME_LABELS, stay.exit)}</td>
    <td class="number" data-label="${columns[4]}">
      ${stay.days === null ? html`<span class="zero">${words.say('inconnus', 'unknown')}</span>` : words.number(stay.days)}
    </td>
  </tr>`;

/** The path drawn, then tabled. */
export function pathView(words: Words, sheet: SheetAnswer, today: string): Html {
  if (sheet.path.length === 0) {
    return emptyState(
      sheet.standing === 'not-stated'
        ? words.say(
            'Aucun document n’indique à quelle étape il en est.',
            'No document states at which stage it stands.',
          )
        : words.say(
            'Ce partenariat ne porte pas (encore) d’innovation : il est hors parcours.',
            'This partnership carries no innovation (yet): it is off the path.',
          ),
    );
  }
  const columns = columnsIn(words);
  const caption = words.say('Séjours aux étapes, en jours entiers', 'Stays at stages, in whole days');
  return html`${pathDrawing(words, sheet, today)}
  ${wideTable(
    caption,
    html`<table class="figures stacks">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(
            (column, index) =>
              html`<th${attributes({ scope: 'col', class: index === 4 && 'number' })}>${column}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${sheet.path.map((stay) => row(words, stay, columns))}
      </tbody>
    </table>`,
  )}`;
}
