import { IMPACT_LABELS, IMPACTS, SUB_IMPACT_LABELS } from '#domain';
import { pageOfList } from '../api/path-of.js';
import { type SubImpactScore } from '../api/portfolio-answer.js';
import { html, type Html } from '../html/html.js';
import { wideTable } from '../page/parts.js';
import { progressBar } from '../page/progress-bar.js';
import { type Words } from '../words/words.js';

const range = (words: Words, { median, lowest, highest }: SubImpactScore): Html =>
  median === null
    ? html`<span class="zero">–</span>`
    : html`<span class="with-bar">${progressBar(median)} <strong>${words.percent(median)}</strong></span>
        <span class="note">${words.percent(lowest ?? median)} – ${words.percent(highest ?? median)}</span>`;

/** Progress by impact and sub-impact, with how many indicators stand behind. */
export const scoreboard = (words: Words, scores: readonly SubImpactScore[]): Html => {
  const caption = words.say(
    'Progression des indicateurs par sous-impact',
    'Progress of indicators by sub-impact',
  );
  const number = (label: string) => html`<th scope="col" class="number">${label}</th>`;
  return wideTable(
    caption,
    html`<table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('Impact et sous-impact', 'Impact and sub-impact')}</th>
          ${number(words.say('Indicateurs', 'Indicators'))}${number(words.say('convenus', 'agreed'))}${number(
            words.say('mesurés', 'measured'),
          )}${number(words.say('atteints', 'reached'))}${number(words.say('en progrès', 'advancing'))}${number(
            words.say('sans progrès', 'not advancing'),
          )}
          <th scope="col">${words.say('Progression médiane', 'Median progress')}</th>
        </tr>
      </thead>
      ${IMPACTS.map(
        (impact) =>
          html`<tbody>
            <tr class="table-section">
              <th scope="rowgroup" colspan="8">${words.label(IMPACT_LABELS, impact)}</th>
            </tr>
            ${scores
              .filter((score) => score.impact === impact)
              .map((score) => {
                const name = words.label(SUB_IMPACT_LABELS, score.subImpact);
                return html`<tr>
                  <th scope="row">${name}</th>
                  <td class="number">
                    ${
                      score.indicators === 0
                        ? html`<span class="zero">0</span>`
                        : html`<a href="${pageOfList(score.list)}" aria-label="${score.indicators} : ${name}"
                            >${score.indicators}</a
                          >`
                    }
                  </td>
                  ${[score.agreed, score.measured, score.reached, score.advancing, score.notAdvancing].map(
                    (count) =>
                      html`<td class="number">
                        ${count === 0 ? html`<span class="zero">0</span>` : count}
                      </td>`,
                  )}
                  <td>${range(words, score)}</td>
                </tr>`;
              })}
          </tbody>`,
      )}
    </table>`,
  );
};
