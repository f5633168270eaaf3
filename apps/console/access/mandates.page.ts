import { businessDateOf, MANDATE_CAPACITY_LABELS, MANDATE_WITHDRAWAL_REASON_LABELS } from '#domain';
import { type ListAnswer, type Organisation } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { attributes, html, type Html } from '../html/html.js';
import { doneNotice } from '../page/done-notice.js';
import { page } from '../page/page.js';
import { emptyState, wideTable } from '../page/parts.js';
import { type SignedInVisit, type Visit } from '../visit/visit.js';
import { nameOf, peopleToChoose, type Actor } from './people-to-choose.js';

/** What pages read of a mandate. */
interface Mandate {
  readonly mandateId: string;
  readonly personId: string;
  readonly capacity: string;
  readonly from: string;
  readonly until: string;
  readonly withdrawnOn: string | null;
  readonly withdrawalReason: string | null;
}

export const mandatesAddress = (organisationId: string): string =>
  `/access/mandates?organisation=${organisationId}`;

const choice = ({ words }: Visit, organisations: readonly Organisation[], chosen: string | null): Html =>
  html`<form method="get" action="/access/mandates" class="form panel">
    <div class="field">
      <label for="organisation">${words.say('Organisation', 'Organisation')}</label>
      <select id="organisation" name="organisation">
        ${organisations.map(
          ({ organisationId: value, name }) =>
            html`<option${attributes({ value, selected: value === chosen })}>${name}</option>`,
        )}
      </select>
    </div>
    <p class="actions">
      <button class="button button--quiet">${words.say('Voir ses mandats', 'See its mandates')}</button>
    </p>
  </form>`;

function standing({ words }: Visit, { from, until, withdrawnOn, withdrawalReason }: Mandate): string {
  if (withdrawnOn !== null) {
    const reason = words.label(MANDATE_WITHDRAWAL_REASON_LABELS, withdrawalReason ?? 'other');
    return `${words.say('retiré le', 'withdrawn on')} ${words.date(withdrawnOn)}${words.colon}${reason}`;
  }
  const today = businessDateOf(new Date());
  if (until < today) return words.say('échu', 'ended');
  return from > today ? words.say('à venir', 'to come') : words.say('en vigueur', 'in force');
}

function table(visit: Visit, id: string, mandates: readonly Mandate[], people: readonly Actor[]): Html {
  const { words } = visit;
  const whoIs = (personId: string): string =>
    nameOf(words, people.find((one) => one.id === personId) ?? { id: personId, name: null });
  return wideTable(
    words.say('Mandats', 'Mandates'),
    html`<table>
      <thead>
        <tr>
          <th scope="col">${words.say('Qui agit', 'Who acts')}</th>
          <th scope="col">${words.say('À quel titre', 'In what capacity')}</th>
          <th scope="col">${words.say('Du', 'From')}</th>
          <th scope="col">${words.say('Au', 'Until')}</th>
          <th scope="col">${words.say('État', 'State')}</th>
        </tr>
      </thead>
      <tbody>
        ${mandates.map(
          (mandate) =>
            html`<tr>
              <th scope="row">${whoIs(mandate.personId)}</th>
              <td>${words.label(MANDATE_CAPACITY_LABELS, mandate.capacity)}</td>
              <td>${words.date(mandate.from)}</td>
              <td>${words.date(mandate.until)}</td>
              <td>
                ${standing(visit, mandate)}
                ${
                  mandate.withdrawnOn === null &&
                  html`· <a href="/access/mandates/${id}/${mandate.mandateId}/withdraw"
                      >${words.say('Retirer', 'Withdraw')}<span class="visually-hidden"> ${whoIs(mandate.personId)}</span></a
                    >`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

async function mandatesOf(visit: SignedInVisit, { organisationId: id, name }: Organisation): Promise<Html> {
  const { api, words, address } = visit;
  const after = address.searchParams.get('after');
  const asked = new URLSearchParams({ limit: '200', ...(after !== null && { after }) });
  const [{ items }, people] = await Promise.all([
    api.get<ListAnswer<Mandate>>(pathOf('/organisations/:id/mandates', { id }), asked),
    peopleToChoose(api),
  ]);
  return html`<section aria-labelledby="mandates">
    <h2 id="mandates">${name}</h2>
    <p class="actions">
      <a class="button" href="/access/mandates/${id}/give">${words.say('Donner un mandat', 'Give a mandate')}</a>
    </p>
    ${
      items.length === 0
        ? emptyState(words.say('Personne n’agit pour elle.', 'Nobody acts for it.'))
        : table(visit, id, items, people)
    }
  </section>`;
}

/** Who may act for an organisation, once one is chosen. */
export async function mandatesPage(
  visit: SignedInVisit,
  organisations: readonly Organisation[],
): Promise<string> {
  const { words, address } = visit;
  const id = address.searchParams.get('organisation');
  const chosen = organisations.find(({ organisationId }) => organisationId === id);
  const title = words.say('Mandats', 'Mandates');
  return page(visit, {
    title: chosen ? `${title} – ${chosen.name}` : title,
    main: html`${doneNotice(visit)}
      <div class="page-head">
        <p class="eyebrow"><a href="/access">${words.say('Personnes et clés', 'People and keys')}</a></p>
        <h1>${title}</h1>
        <p class="lead">
          ${words.say(
            'Agir au nom d’une organisation demande un mandat, donné pour un temps et retiré quand il le faut.',
            'Acting for an organisation takes a mandate, given for a time and withdrawn when need be.',
          )}
        </p>
      </div>
      ${choice(visit, organisations, id)} ${chosen && (await mandatesOf(visit, chosen))}`,
  });
}
