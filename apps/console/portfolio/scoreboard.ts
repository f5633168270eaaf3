import { IMPACT_LABELS, SUB_IMPACT_LABELS } from '#domain';
import { type PortfolioAnswer, type Score, type ScoreCount } from '../api/portfolio-answer.js';
import { html, type Html } from '../html/html.js';
import { wideTable } from '../page/parts.js';
import { progressBar } from '../page/progress-bar.js';
import { type Words } from '../words/words.js';
import { figureLink } from './figure-link.js';

const COUNTS: readonly (readonly [ScoreCount, { fr: string; en: string }])[] = [
  ['agreed', { fr: 'convenus', en: 'agreed' }],
  ['measured', { fr: 'mesurés', en: 'measured' }],
  ['reached', { fr: 'atteints', en: 'reached' }],
  ['advancing', { fr: 'en progrès', en: 'advancing' }],
  ['notAdvancing', { fr: 'sans progrès', en: 'not advancing' }],
];

const range = (words: Words, { median, lowest, highest }: Score): Html =>
  median === null
    ? html`<span class="zero">–</span>`
    : html`<span class="with-bar">${progressBar(median)} <strong>${words.percent(median)}</strong></span>
        <span class="note">${words.percent(lowest ?? median)} – ${words.percent(highest ?? median)}</span>`;

/** Each figure leads to the indicators behind it. */
const figures = (words: Words, name: string, score: Score): Html =>
  html`<td class="number">${figureLink(words, { count: score.indicators, list: score.list }, name)}</td>
    ${COUNTS.map(
      ([count, label]) =>
        html`<td class="number">
          ${figureLink(words, { count: score[count], list: score.lists[count] }, `${name}, ${words.of(label)}`)}
        </td>`,
    )}
    <td>${range(words, score)}</td>`;

/** Progress by impact and sub-impact, with how many indicators stand behind. */
export const scoreboard = (
  words: Words,
  { impacts, scoreboard: scores }: Pick<PortfolioAnswer, 'impacts' | 'scoreboard'>,
): Html => {
  const caption = words.say(
    'Progression des indicateurs par impact et sous-impact',
    'Progress of indicators by impact and sub-impact',
  );
  return wideTable(
    caption,
    html`<table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('Impact et sous-impact', 'Impact and sub-impact')}</th>
          <th scope="col" class="number">${words.say('Indicateurs', 'Indicators')}</th>
          ${COUNTS.map(([, label]) => html`<th scope="col" class="number">${words.of(label)}</th>`)}
          <th scope="col">${words.say('Progression médiane', 'Median progress')}</th>
        </tr>
      </thead>
      ${impacts.map((impact) => {
        const name = words.label(IMPACT_LABELS, impact.impact);
        return html`<tbody>
          <tr class="table-section">
            <th scope="rowgroup">${name}</th>
            ${figures(words, name, impact)}
          </tr>
          ${scores
            .filter((score) => score.impact === impact.impact)
            .map((score) => {
              const subName = words.label(SUB_IMPACT_LABELS, score.subImpact);
              return html`<tr>
                <th scope="row">${subName}</th>
                ${figures(words, subName, score)}
              </tr>`;
            })}
        </tbody>`;
      })}
    </table>`,
  );
};
