import { OBJECTIVE_LABELS } from '#domain';
import { type SheetAnswer, type SheetObjectives } from '../api/sheet-answer.js';
import { type Choice } from '../forms/form-fields.js';
import { html, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { offers } from '../sheet/offers.js';
import { organisationLink } from '../sheet/parties.view.js';
import { actAddress } from '../sheet/sheet-links.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { type PerceivedObjective } from './perceived-objective.js';

/** Five strokes, those that the rating has reached filled; the number beside them says it. */
const rating = (words: Words, value: number | null): Html =>
  value === null
    ? html`<span class="zero">–</span>`
    : html`<span class="with-bar"
        ><svg class="rating" width="60" height="12" aria-hidden="true">
          ${[0, 1, 2, 3, 4].map(
            (step) =>
              html`<rect x="${step * 12}" y="1" width="10" height="10" class="${step < Math.round(value) ? 'fill-active' : 'track'}" />`,
          )}</svg
        >
        ${words.number(value, 1)}</span
      >`;

function ofParty(words: Words, stated: SheetObjectives, perceived: readonly PerceivedObjective[]): Html {
  const columns = [
    words.say('Objectif', 'Objective'),
    words.say('Attendu', 'Expected'),
    words.say('Perçu au dernier tour', 'Perceived in the last round'),
  ];
  const caption = `${stated.name ?? words.notStated}${words.colon}${words.say('énoncé le', 'stated on')} ${words.date(stated.statedOn)}`;
  return html`<h3>${organisationLink(words, stated)}</h3>
    <p class="note">${words.say('Énoncé le', 'Stated on')} ${dated(words, stated.statedOn)}</p>
    ${wideTable(
      caption,
      html`<table class="stacks">
        <caption class="visually-hidden">
          ${caption}
        </caption>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${stated.objectives.map(
            ({ objective, expected }) =>
              html`<tr>
                <th scope="row">${words.label(OBJECTIVE_LABELS, objective)}</th>
                <td data-label="${columns[1]}">${rating(words, expected)}</td>
                <td data-label="${columns[2]}">
                  ${rating(
                    words,
                    perceived.find(
                      (one) => one.organisationId === stated.organisationId && one.objective === objective,
                    )?.perceived ?? null,
                  )}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}

/** What each party expects by objective of its sphere, against what it perceived; and who has not said yet. */
export function objectivesView(
  visit: Visit,
  sheet: SheetAnswer,
  perceived: readonly PerceivedObjective[],
  speakers: readonly Choice[],
): Html {
  const { words } = visit;
  const { objectives, partnershipId } = sheet;
  const mayState = offers(visit, sheet, 'state-objectives');
  return html`${
    objectives.length === 0
      ? emptyState(
          words.say('Aucune partie n’a énoncé ses objectifs.', 'No party has stated its objectives.'),
        )
      : objectives.map((one) => ofParty(words, one, perceived))
  }
  ${
    mayState &&
    html`<p class="actions">
      ${speakers.map(
        ({ value: organisationId, label }) =>
          html`<a class="button button--quiet" href="${actAddress(partnershipId, 'state-objectives', { organisationId })}"
            >${words.say('Énoncer les objectifs de', 'State the objectives of')} ${label}</a
          > `,
      )}
    </p>`
  }`;
}
