import { pageOfList } from '../api/path-of.js';
import { type WatchItem } from '../api/list-answers.js';
import { type PortfolioAnswer } from '../api/portfolio-answer.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { WATCH_SIGNAL_LABELS } from '../words/console-labels.js';
import { type Words } from '../words/words.js';
import { watchCard } from '../page/watch-card.js';

/** How much there is to watch and why, then the first of it in words. */
export const watchSummary = (
  words: Words,
  watch: PortfolioAnswer['watch'],
  first: readonly WatchItem[],
): Html =>
  html`<ul class="tiles">
      ${watch.map(
        ({ signal, count, list }) =>
          html`<li class="tile${count > 0 ? ' tile--watch' : ''}">
            <span class="tile__figure">${words.number(count)}</span>
            ${
              count === 0
                ? html`<span>${words.label(WATCH_SIGNAL_LABELS, signal)}</span>`
                : html`<a href="${pageOfList(list)}">${words.label(WATCH_SIGNAL_LABELS, signal)}</a>`
            }
          </li>`,
      )}
    </ul>
    ${
      first.length === 0
        ? emptyState(
            words.say(
              'Rien à surveiller parmi ces partenariats.',
              'Nothing to watch among these partnerships.',
            ),
          )
        : html`<ul class="watch-list">
            ${first.map((item) => html`<li>${watchCard(words, item)}</li>`)}
          </ul>`
    }`;
