import { clocksIn, isPast, TODAY } from '../clocks/clocks.js';
import { addressWith } from '../filters/filter.js';
import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';
import { page } from './page.js';

/** A refusal, in the reader's language. */
export interface ShownProblem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly requestId: string;
}

/** What to do about it, for the reader. */
function advice({ words, address }: Visit, status: number): Html {
  const today =
    isPast(clocksIn(address)) &&
    html`<p>
      <a href="${addressWith(address, TODAY)}"
        >${words.say('Voir cette page à la date d’aujourd’hui', 'See this page as of today')}</a
      >
    </p>`;
  const home = html`<p><a href="/">${words.say('Revenir au portefeuille', 'Back to the portfolio')}</a></p>`;
  if (status === 401) {
    return html`<p>
        ${words.say(
          'Ces pages sont réservées aux personnes connues du registre, et aucune session n’est ouverte dans ce navigateur.',
          'These pages are for people known to the ledger, and no session is open in this browser.',
        )}
      </p>
      <p><a href="/sign-in">${words.say('Se connecter', 'Sign in')}</a></p>`;
  }
  if (status === 403) {
    return html`<p>
        ${words.say(
          'Votre rôle permet de lire, ou d’autres actes que celui-ci. Rien n’a été enregistré.',
          'Your role lets you read, or do other things than this. Nothing was recorded.',
        )}
      </p>
      ${home}`;
  }
  if (status === 404) {
    return html`<p>
        ${words.say(
          'L’adresse est peut-être incomplète, ou ce qu’elle désigne n’est pas au registre.',
          'The address may be incomplete, or what it names is not in the ledger.',
        )}
      </p>
      ${today} ${home}`;
  }
  if (status === 503) {
    return html`<p>
        ${words.say(
          'Attendez quelques instants, puis rechargez la page : rien de ce qui est enregistré n’est perdu.',
          'Wait a few moments, then reload the page: nothing that is recorded is lost.',
        )}
      </p>
      ${home}`;
  }
  if (status >= 500) {
    return html`<p>
        ${words.say(
          'La page n’a pas pu être faite. Rien de ce qui est enregistré n’est perdu ; signalez le numéro ci-dessous s’il vous faut de l’aide.',
          'The page could not be made. Nothing that is recorded is lost; give the number below if you need help.',
        )}
      </p>
      ${home}`;
  }
  return home;
}

export const problemPage = (visit: Visit, problem: ShownProblem): string =>
  page(visit, {
    title: problem.title,
    main: html`<div class="reading">
      <p class="eyebrow">${problem.status}</p>
      <h1>${problem.title}</h1>
      ${problem.detail && html`<p class="lead">${problem.detail}</p>`} ${advice(visit, problem.status)}
      <p class="note">
        ${visit.words.say('Numéro de la demande', 'Request number')} <code>${problem.requestId}</code>
      </p>
    </div>`,
  });
