import { isGate, STAGE_LABELS, type Label } from '#domain';
import { type StageConversion } from '../api/portfolio-answer.js';
import { html, type Html } from '../html/html.js';
import { wideTable } from '../page/parts.js';
import { type Words } from '../words/words.js';
import { figureLink } from './figure-link.js';

type Outcome = Exclude<keyof StageConversion, 'stage'>;

const OUTCOMES: readonly (readonly [Outcome, Label])[] = [
  ['entered', { fr: 'Entrés', en: 'Entered' }],
  ['passed', { fr: 'Passés', en: 'Passed' }],
  ['wentBack', { fr: 'Revenus en arrière', en: 'Went back' }],
  ['ended', { fr: 'Terminés', en: 'Ended' }],
  ['remaining', { fr: 'Y sont encore', en: 'Still there' }],
  ['passageUnknown', { fr: 'Passage inconnu', en: 'Passage unknown' }],
];

/**
 * Of the stays of which it is known. No share where there are none, nor at the last stage, which no gate leads out of.
 */
function sharePassed(
  words: Words,
  { stage, entered, passed, passageUnknown }: StageConversion,
): Html | string {
  const known = entered.count - passageUnknown.count;
  return known === 0 || !isGate(stage)
    ? html`<span class="zero">–</span>`
    : words.percent(passed.count / known);
}

/** Of the stays entered in the period, what became of them; the share that passed stands with its two terms. */
export function conversionTable(words: Words, conversion: readonly StageConversion[]): Html {
  const caption = words.say(
    'Ce que sont devenus les séjours à chaque étape',
    'What became of the stays at each stage',
  );
  const explanation = words.say(
    'Part passée : les passés, parmi les entrés dont le passage est connu (entrés moins passages inconnus).',
    'Share passed: those that passed, among those entered whose passage is known (entered less passage unknown).',
  );
  const table = wideTable(
    caption,
    html`<table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('Étape', 'Stage')}</th>
          ${OUTCOMES.map(([, label]) => html`<th scope="col" class="number">${words.of(label)}</th>`)}
          <th scope="col" class="number">${words.say('Part passée', 'Share passed')}</th>
        </tr>
      </thead>
      <tbody>
        ${conversion.map((one) => {
          const name = words.label(STAGE_LABELS, one.stage);
          return html`<tr>
            <th scope="row">${name}</th>
            ${OUTCOMES.map(
              ([outcome, label]) =>
                html`<td class="number">
                  ${figureLink(words, one[outcome], `${name}, ${words.of(label)}`)}
                </td>`,
            )}
            <td class="number">${sharePassed(words, one)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`,
  );
  return html`${table}
    <p class="note">${explanation}</p>`;
}
