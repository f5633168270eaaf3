import { html, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { type PeopleAnswer, type Person } from './access-answers.js';

const mayErase = ({ caller }: Visit): boolean => caller?.roles.includes('dpo') ?? false;

function erasure({ words }: Visit, { actorId, name }: Person): Html {
  return html`<details>
    <summary>${words.say('Effacer…', 'Erase…')}<span class="visually-hidden"> ${name}</span></summary>
    <form method="post" action="/access/people/${actorId}/erasure">
      <p>
        ${words.say(
          'Le nom et l’adresse seront effacés pour toujours ; les actes restent, sous un pseudonyme.',
          'The name and address will be erased for ever; what was done stays, under a pseudonym.',
        )}
      </p>
      <button class="button">${words.say('Effacer pour toujours', 'Erase for ever')}</button>
    </form>
  </details>`;
}

const rowOf = (visit: Visit, person: Person): Html => {
  const { words } = visit;
  const { actorId, name, email, erasedAt } = person;
  const none = erasedAt === null ? words.notStated : words.say('effacé', 'erased');
  return html`<tr>
    <th scope="row">${name ?? html`<span class="not-stated">${none}</span>`}</th>
    <td>${email ?? html`<span class="not-stated">${none}</span>`}</td>
    <td><code>${actorId}</code></td>
    ${mayErase(visit) && html`<td>${erasedAt === null && erasure(visit, person)}</td>`}
  </tr>`;
};

/** The directory: who is behind each pseudonym. */
export function peopleView(visit: Visit, { items, next }: PeopleAnswer): Html {
  const { words } = visit;
  const title = words.say('Annuaire des personnes', 'Directory of people');
  if (items.length === 0)
    return emptyState(words.say('Personne ne s’est encore connecté.', 'Nobody has signed in yet.'));
  return html`${wideTable(
    title,
    html`<table>
      <thead>
        <tr>
          <th scope="col">${words.say('Nom', 'Name')}</th>
          <th scope="col">${words.say('Adresse électronique', 'E-mail address')}</th>
          <th scope="col">${words.say('Pseudonyme', 'Pseudonym')}</th>
          ${mayErase(visit) && html`<th scope="col">${words.say('Effacement', 'Erasure')}</th>`}
        </tr>
      </thead>
      <tbody>
        ${items.map((person) => rowOf(visit, person))}
      </tbody>
    </table>`,
  )}
  ${
    next !== null &&
    html`<p><a href="/access?cursor=${next}">${words.say('Personnes suivantes', 'More people')}</a></p>`
  }`;
}
