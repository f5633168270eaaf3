import { type Closing, type Stamp } from '../api/closing-answers.js';
import { clockFields } from '../clocks/clock-fields.js';
import { CLOCKS, SECOND_CLOCKS } from '../clocks/clocks.js';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { type Visit } from '../visit/visit.js';

/** « au 31 décembre 2024, tel que connu le 10 janvier 2025 à 18:00 ». */
export const pointIn = (words: Words, { asOf, recordedUpTo }: Stamp): Html =>
  html`${words.say('au', 'at')} ${dated(words, asOf)}${
    recordedUpTo !== null &&
    html`, ${words.say('tel que connu le', 'as known on')}
      <time datetime="${recordedUpTo}">${words.moment(recordedUpTo)}</time>`
  }`;

/** Which points are compared, and the way to compare others; other criteria of the page are kept. */
export function pointsForm(
  visit: Visit,
  { from, to }: { readonly from: Stamp; readonly to: Stamp },
  closings: readonly Closing[],
): Html {
  const { words, address } = visit;
  const names: readonly string[] = [
    ...[...Object.values(CLOCKS), ...Object.values(SECOND_CLOCKS)],
    ...['cursor', 'lang', 'done', 'after'],
  ];
  const kept = [...address.searchParams].filter(([name, value]) => !names.includes(name) && value !== '');
  const group = (legend: string, fields: Content): Html =>
    html`<fieldset class="group-box">
      <legend>${legend}</legend>
      ${fields}
    </fieldset>`;
  return html`<p class="lead">
      ${words.say('De', 'From')}${words.colon}${pointIn(words, from)}<br />
      ${words.say('À', 'To')}${words.colon}${pointIn(words, to)}
    </p>
    <section class="filters" aria-label="${words.say('Points comparés', 'Points compared')}">
      <details>
        <summary>${words.say('Comparer d’autres points', 'Compare other points')}</summary>
        <form method="get" action="${address.pathname}">
          <div class="two-points">
            ${group(words.say('De', 'From'), clockFields(visit, CLOCKS, closings))}
            ${group(words.say('À', 'To'), clockFields(visit, SECOND_CLOCKS, closings))}
          </div>
          ${kept.map(([name, value]) => html`<input${attributes({ type: 'hidden', name, value })}>`)}
          <p class="hint">
            ${words.say(
              'Ce qui n’est pas dit est d’aujourd’hui, tout ce qui est connu.',
              'What is not said is of today, with all that is known.',
            )}
          </p>
          <p class="actions"><button class="button">${words.say('Comparer', 'Compare')}</button></p>
        </form>
      </details>
    </section>`;
}
