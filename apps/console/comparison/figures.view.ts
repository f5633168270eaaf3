import { type FigureChange } from '../api/comparison-answers.js';
import { html, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { type Words } from '../words/words.js';

const DECIMALS = 3;

/** The figures that differ, before and after. */
export function figuresView(words: Words, figures: readonly FigureChange[]): Html {
  const changed = figures.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return emptyState(words.say('Aucun chiffre ne diffère.', 'No figure differs.'));
  const number = (value: number | null): string => (value === null ? '–' : words.number(value, DECIMALS));
  const signed = (value: number | null): string =>
    value === null ? '–' : `${value > 0 ? '+' : ''}${words.number(value, DECIMALS)}`;
  const title = words.say('Chiffres qui diffèrent', 'Figures that differ');
  return wideTable(
    title,
    html`<table class="list">
      <caption class="visually-hidden">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('Chiffre', 'Figure')}</th>
          <th scope="col" class="number">${words.say('Avant', 'Before')}</th>
          <th scope="col" class="number">${words.say('Après', 'After')}</th>
          <th scope="col" class="number">${words.say('Écart', 'Difference')}</th>
        </tr>
      </thead>
      <tbody>
        ${changed.map(
          ({ label, before, after, difference }) =>
            html`<tr>
              <th scope="row">${words.of(label)}</th>
              <td class="number">${number(before)}</td>
              <td class="number">${number(after)}</td>
              <td class="number">${signed(difference)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
