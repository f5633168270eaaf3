import { type Closing } from '../api/closing-answers.js';
import { type ListAnswer } from '../api/list-answers.js';
import { addressWith } from '../filters/filter.js';
import { html, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { mayClose } from '../visit/writers.js';
import { dated, momentOf } from '../words/time.js';

/** The closings, the last made first. */
export function closingListView(visit: Visit, { items, total, next }: ListAnswer<Closing>): Html {
  const { words, address } = visit;
  const title = words.say('Arrêtés', 'Closings');
  return html`<div class="page-head">
      <h1>${title}</h1>
      <p class="lead">
        ${words.say(
          'Un arrêté fixe sous un nom la date dont parlent les rapports et ce qui en était connu.',
          'A closing fixes under a name the day that reports speak of, and what was known of it.',
        )}
      </p>
      ${
        mayClose(visit) &&
        html`<p class="actions">
          <a class="button" href="/closings/new">${words.say('Arrêter les rapports', 'Close the reports')}</a>
        </p>`
      }
    </div>
    <p class="count" role="status">
      ${words.counted(total, ['arrêté', 'arrêtés'], ['closing', 'closings'])}
    </p>
    ${
      items.length === 0
        ? emptyState(words.say('Aucun rapport n’a été arrêté.', 'No report was closed.'))
        : wideTable(
            title,
            html`<table class="list stacks">
              <caption class="visually-hidden">
                ${title}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${words.say('Nom', 'Name')}</th>
                  <th scope="col">${words.say('État au', 'State at')}</th>
                  <th scope="col">${words.say('Connu le', 'Known on')}</th>
                  <th scope="col">${words.say('Arrêté le', 'Closed on')}</th>
                  <th scope="col">${words.say('Rapport', 'Report')}</th>
                </tr>
              </thead>
              <tbody>
                ${items.map((closing) => rowView(visit, closing))}
              </tbody>
            </table>`,
          )
    }
    ${
      next !== null &&
      html`<nav class="pages" aria-label="${words.say('Pages de la liste', 'Pages of the list')}">
        <a href="${addressWith(address, { cursor: next })}" rel="next"
          >${words.say('Page suivante →', 'Next page →')}</a
        >
      </nav>`
    }`;
}

const rowView = ({ words }: Visit, closing: Closing): Html =>
  html`<tr>
    <th scope="row">
      <a href="/closings/${closing.closingId}">${closing.name}</a>
      ${closing.withdrawnOn !== null && html`<span class="badge badge--risk">${words.say('Retiré', 'Withdrawn')}</span>`}
    </th>
    <td data-label="${words.say('État au', 'State at')}">${dated(words, closing.asOf)}</td>
    <td data-label="${words.say('Connu le', 'Known on')}">
      ${closing.recordedUpTo === null ? '—' : momentOf(words, closing.recordedUpTo)}
    </td>
    <td data-label="${words.say('Arrêté le', 'Closed on')}">${dated(words, closing.closedOn)}</td>
    <td data-label="${words.say('Rapport', 'Report')}">
      <a href="/?closing=${closing.closingId}" aria-label="${words.say('Portefeuille', 'Portfolio')} : ${closing.name}"
        >${words.say('Portefeuille', 'Portfolio')}</a
      >
    </td>
  </tr>`;
