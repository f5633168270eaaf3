import { STAGE_LABELS } from '#domain';
import { type StayFigures, type TimeInStage } from '../api/portfolio-answer.js';
import { pageOfList } from '../api/path-of.js';
import { html, type Html } from '../html/html.js';
import { wideTable } from '../page/parts.js';
import { type Words } from '../words/words.js';

const days = (words: Words, value: number | null): Html =>
  value === null ? html`<span class="zero">–</span>` : html`${words.number(value, 0)}`;

const howMany = (words: Words, { n, list }: StayFigures, behind: string): Html =>
  n === 0
    ? html`<span class="zero">0</span>`
    : html`<a href="${pageOfList(list)}" aria-label="${words.number(n)} : ${behind}">${words.number(n)}</a>`;

/** Whole days spent in each stage: completed stays make the figures, with their number; the others stand apart. */
export function timeTable(words: Words, times: readonly TimeInStage[]): Html {
  const caption = words.say('Jours passés à chaque étape', 'Days spent at each stage');
  const [completed, open, ended] = [
    words.say('Séjours achevés', 'Completed stays'),
    words.say('Séjours en cours', 'Open stays'),
    words.say('Terminés à l’étape', 'Ended at the stage'),
  ];
  const number = (label: string) => html`<th scope="col" class="number">${label}</th>`;
  const median = words.say('médiane', 'median');
  return wideTable(
    caption,
    html`<table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2">${words.say('Étape', 'Stage')}</th>
          <th scope="colgroup" colspan="5" class="group">${completed}</th>
          <th scope="colgroup" colspan="3" class="group">${open}</th>
          <th scope="colgroup" colspan="2" class="group">${ended}</th>
        </tr>
        <tr>
          ${number('n')}${number(median)}${number(words.say('3 sur 4 sous', '3 in 4 under'))}${number(
            words.say('plus court', 'shortest'),
          )}${number(words.say('plus long', 'longest'))}${number('n')}${number(median)}${number(
            words.say('plus long', 'longest'),
          )}${number('n')}${number(median)}
        </tr>
      </thead>
      <tbody>
        ${times.map((time) => {
          const name = words.label(STAGE_LABELS, time.stage);
          return html`<tr>
            <th scope="row">${name}</th>
            <td class="number">${howMany(words, time.completed, `${name}, ${completed}`)}</td>
            <td class="number">${days(words, time.completed.median)}</td>
            <td class="number">${days(words, time.completed.p75)}</td>
            <td class="number">${days(words, time.completed.shortest)}</td>
            <td class="number">${days(words, time.completed.longest)}</td>
            <td class="number group">${howMany(words, time.open, `${name}, ${open}`)}</td>
            <td class="number">${days(words, time.open.median)}</td>
            <td class="number">${days(words, time.open.longest)}</td>
            <td class="number group">${howMany(words, time.ended, `${name}, ${ended}`)}</td>
            <td class="number">${days(words, time.ended.median)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`,
  );
}
