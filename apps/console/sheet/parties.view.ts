import { PARTY_ROLE_LABELS, SPHERE_LABELS } from '#domain';
import { type Named, type SheetAnswer, type SheetParty } from '../api/sheet-answer.js';
import { html, joined, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { offers } from './offers.js';
import { actAddress } from './sheet-links.js';

/** An organisation by its present name, leading to its page. */
export const organisationLink = (words: Words, { organisationId, name }: Named): Html =>
  name === null
    ? html`<span class="not-stated"
        >${words.say('organisation inconnue de l’annuaire', 'organisation not in the directory')}</span
      >`
    : html`<a href="/organisations/${organisationId}">${name}</a>`;

export const organisationLinks = (words: Words, organisations: readonly Named[]): Html =>
  html`${joined(
    organisations.map((organisation) => organisationLink(words, organisation)),
    ', ',
  )}`;

const columnsIn = (words: Words): readonly string[] => [
  words.say('Organisation', 'Organisation'),
  words.say('Rôles', 'Roles'),
  words.say('Monde', 'Sphere'),
  words.say('Depuis', 'Since'),
  words.say('Départ', 'Left'),
];

const row = (words: Words, party: SheetParty, columns: readonly string[]): Html =>
  html`<tr>
    <th scope="row">${organisationLink(words, party)}</th>
    <td data-label="${columns[1]}">
      ${party.roles.map((role) => words.label(PARTY_ROLE_LABELS, role)).join(', ')}
    </td>
    <td data-label="${columns[2]}">${party.sphere && words.label(SPHERE_LABELS, party.sphere)}</td>
    <td data-label="${columns[3]}">${dated(words, party.joinedOn, party.joinedPrecision)}</td>
    <td data-label="${columns[4]}">
      ${party.leftOn === null ? '–' : dated(words, party.leftOn)}
      ${party.exitStrategy && html`<span class="note prose">${party.exitStrategy}</span>`}
    </td>
  </tr>`;

export function partiesView(visit: Visit, sheet: SheetAnswer): Html {
  const { words } = visit;
  const { partnershipId, parties } = sheet;
  const columns = columnsIn(words);
  const caption = words.say('Parties, présentes et passées', 'Parties, present and past');
  return html`${
    parties.length === 0
      ? emptyState(words.say('Aucune partie n’est enregistrée.', 'No party is recorded.'))
      : wideTable(
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
              ${parties.map((party) => row(words, party, columns))}
            </tbody>
          </table>`,
        )
  }
  ${
    offers(visit, sheet, 'add-party') &&
    html`<p class="actions">
      <a class="button button--quiet" href="${actAddress(partnershipId, 'add-party')}"
        >${words.say('Ajouter une partie', 'Add a party')}</a
      >
    </p>`
  }`;
}
