import {
  COMPANY_SIZE_LABELS,
  IDENTIFIER_SCHEME_LABELS,
  PARTY_ROLE_LABELS,
  SPHERE_LABELS,
  TERRITORY_LEVEL_LABELS,
} from '#domain';
import { type ListAnswer, type ListedPartnership, type Organisation } from '../api/list-answers.js';
import { type TimelineEntry } from '../api/timeline-answer.js';
import { html, type Html } from '../html/html.js';
import { doneNotice } from '../page/done-notice.js';
import {
  emptyState,
  facts,
  fictionalMark,
  orNotStated,
  standingIn,
  statusBadge,
  wideTable,
} from '../page/parts.js';
import { timelineView } from '../sheet/timeline.view.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

export interface OrganisationContent {
  readonly organisation: Organisation;
  readonly partnerships: ListAnswer<ListedPartnership>;
  readonly timeline: ListAnswer<TimelineEntry>;
  /** Which point the page speaks of. */
  readonly clock: Html;
}

const identity = (words: Words, organisation: Organisation): Html => {
  const { sphere, size, identifiers, homeTerritory, formerNames, registeredOn } = organisation;
  return facts([
    [words.say('Monde', 'Sphere'), words.label(SPHERE_LABELS, sphere)],
    [
      words.say('Taille', 'Size'),
      sphere === 'company' && orNotStated(words, size && words.label(COMPANY_SIZE_LABELS, size)),
    ],
    [
      words.say('Identifiants', 'Identifiers'),
      orNotStated(
        words,
        identifiers
          .map(({ scheme, value }) => `${words.label(IDENTIFIER_SCHEME_LABELS, scheme)} ${value}`)
          .join(', '),
      ),
    ],
    [
      words.say('Siège', 'Home'),
      orNotStated(
        words,
        homeTerritory &&
          `${homeTerritory.name} (${words.label(TERRITORY_LEVEL_LABELS, homeTerritory.level)})`,
      ),
    ],
    [
      words.say('Anciens noms', 'Former names'),
      formerNames.length > 0 &&
        formerNames.map(
          ({ name, until }) =>
            html`${name} <span class="note">${words.say('jusqu’au', 'until')} ${dated(words, until)}</span> `,
        ),
    ],
    [words.say('Au registre depuis', 'In the ledger since'), dated(words, registeredOn)],
  ]);
};

function partnershipsOf(
  words: Words,
  { organisationId }: Organisation,
  { items, total }: ListAnswer<ListedPartnership>,
): Html {
  if (items.length === 0)
    return emptyState(
      words.say('Elle ne prend part à aucun partenariat.', 'It takes part in no partnership.'),
    );
  const caption = words.say('Partenariats dont elle est partie', 'Partnerships it is a party to');
  return html`${wideTable(
    caption,
    html`<table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('Partenariat', 'Partnership')}</th>
          <th scope="col">${words.say('Ses rôles', 'Its roles')}</th>
          <th scope="col">${words.say('Étape', 'Stage')}</th>
          <th scope="col">${words.say('Statut', 'Status')}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <th scope="row">
                <a href="/partnerships/${item.partnershipId}">${item.title}</a>
                ${fictionalMark(words, item.fictional)}
              </th>
              <td>
                ${item.parties
                  .filter((party) => party.organisationId === organisationId)
                  .flatMap(({ roles }) => roles.map((role) => words.label(PARTY_ROLE_LABELS, role)))
                  .join(', ')}
              </td>
              <td>${standingIn(words, item.standing)}</td>
              <td>${statusBadge(words, item.status)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  )}
  ${
    total > items.length &&
    html`<p>
      <a href="/partnerships?organisation=${organisationId}"
        >${words.say('Les voir tous', 'See them all')} (${total})</a
      >
    </p>`
  }`;
}

export function organisationView(
  visit: Visit,
  { organisation, partnerships, timeline, clock }: OrganisationContent,
): Html {
  const { words } = visit;
  return html`${doneNotice(visit)}
    <div class="page-head">
      <p class="eyebrow"><a href="/organisations">${words.say('Organisations', 'Organisations')}</a></p>
      <h1>${organisation.name}</h1>
      <p class="badges">${fictionalMark(words, organisation.fictional)}</p>
      ${identity(words, organisation)}
      <p class="actions">
        <a class="button button--quiet" href="/?organisation=${organisation.organisationId}"
          >${words.say('Son portefeuille', 'Its portfolio')}</a
        >
      </p>
    </div>
    ${clock}
    <section aria-labelledby="partnerships">
      <h2 id="partnerships">${words.say('Partenariats', 'Partnerships')}</h2>
      ${partnershipsOf(words, organisation, partnerships)}
    </section>
    <section aria-labelledby="timeline">
      <h2 id="timeline">${words.say('Histoire', 'History')}</h2>
      ${timelineView(visit, timeline, { correct: null })}
    </section>`;
}
