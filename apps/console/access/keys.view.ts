import { ROLES } from '#platform';
import { html, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { type ServiceAccount } from './access-answers.js';

function standing({ words }: Visit, { revokedAt, expiresOn }: ServiceAccount, today: string): string {
  if (revokedAt !== null) return words.say('révoquée', 'revoked');
  const until = words.date(expiresOn);
  return expiresOn < today
    ? words.say(`expirée le ${until}`, `expired on ${until}`)
    : words.say(`jusqu’au ${until}`, `until ${until}`);
}

function rowOf(visit: Visit, account: ServiceAccount, today: string): Html {
  const { words } = visit;
  const { accountId, name, roles, organisationId, readOnly, revokedAt } = account;
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${words.list(roles.map((role) => words.of(ROLES[role])))}</td>
    <td>${readOnly ? words.say('lit', 'reads') : words.say('lit et écrit', 'reads and writes')}</td>
    <td>
      ${
        organisationId === null
          ? words.say('aucune', 'none')
          : html`<a href="/organisations/${organisationId}">${words.say('Organisation', 'Organisation')}</a>`
      }
    </td>
    <td>${standing(visit, account, today)}</td>
    <td><code>${accountId}</code></td>
    <td>
      ${
        revokedAt === null &&
        html`<form method="post" action="/access/keys/${accountId}/revocation">
          <button class="button button--quiet">
            ${words.say('Révoquer', 'Revoke')}<span class="visually-hidden"> ${name}</span>
          </button>
        </form>`
      }
    </td>
  </tr>`;
}

/** The keys of programs: what each may do and until when, never the key. */
export function keysView(visit: Visit, accounts: readonly ServiceAccount[], today: string): Html {
  const { words } = visit;
  const heads = [
    words.say('Programme', 'Program'),
    words.say('Rôles', 'Roles'),
    words.say('Accès', 'Access'),
    words.say('Agit pour', 'Acts for'),
    words.say('Valeur', 'Validity'),
    words.say('Pseudonyme', 'Pseudonym'),
    words.say('Révocation', 'Revocation'),
  ];
  const make = html`<p class="actions">
    <a class="button" href="/access/keys/new">${words.say('Donner une clé à un programme', 'Give a program a key')}</a>
  </p>`;
  if (accounts.length === 0)
    return html`${emptyState(words.say('Aucun programme n’a de clé.', 'No program has a key.'))} ${make}`;
  return html`${make}
  ${wideTable(
    words.say('Tableau des clés', 'Table of keys'),
    html`<table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${accounts.map((account) => rowOf(visit, account, today))}
      </tbody>
    </table>`,
  )}`;
}
