import { STANDING_LABELS, STATUS_LABELS, STATUSES } from '#domain';
import { type StandingCount } from '../api/portfolio-answer.js';
import { html, type Html } from '../html/html.js';
import { wideTable } from '../page/parts.js';
import { type Words } from '../words/words.js';
import { figureLink } from './figure-link.js';

/** The counts that the chart draws, each with the list behind it. */
export function standingsTable(words: Words, standings: readonly StandingCount[]): Html {
  const caption = words.say(
    'Nombre de partenariats par étape et par statut',
    'Number of partnerships by stage and status',
  );
  return wideTable(
    caption,
    html`<table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('Étape', 'Stage')}</th>
          ${STATUSES.map((status) => html`<th scope="col" class="number">${words.label(STATUS_LABELS, status)}</th>`)}
          <th scope="col" class="number">${words.say('Total', 'Total')}</th>
        </tr>
      </thead>
      <tbody>
        ${standings.map((standing) => {
          const name = words.label(STANDING_LABELS, standing.standing);
          return html`<tr>
            <th scope="row">${name}</th>
            ${standing.statuses.map(
              (status) =>
                html`<td class="number">
                  ${figureLink(words, status, `${name}, ${words.label(STATUS_LABELS, status.status)}`)}
                </td>`,
            )}
            <td class="number total">${figureLink(words, standing, name)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`,
  );
}
