import { html } from '../html/html.js';
import { page } from '../page/page.js';
import { type Visit } from '../visit/visit.js';

const again = ({ words }: Visit) =>
  html`<p><a class="button" href="/sign-in">${words.say('Se connecter', 'Sign in')}</a></p>`;

/** The way in led nowhere. */
export function signInFailedPage(visit: Visit, code: string): string {
  const { words } = visit;
  const title = words.say('Connexion non aboutie', 'Sign-in not completed');
  return page(visit, {
    title,
    main: html`<div class="reading">
      <h1>${title}</h1>
      <p class="lead">
        ${words.say(
          'Le fournisseur d’identité ne vous a pas laissé entrer, ou sa réponse ne prouve pas qu’il l’a fait : elle est peut-être trop ancienne, ou a déjà servi.',
          'The identity provider did not let you in, or its answer does not prove that it did: it may be too old, or was already used.',
        )}
      </p>
      ${again(visit)}
      <p class="note">${words.say('Raison', 'Reason')} <code>${code}</code></p>
    </div>`,
  });
}

/** On the way to where the issuer ends its session. */
export function leavingPage(visit: Visit, end: URL): string {
  const { words } = visit;
  const title = words.say('Déconnexion', 'Signing out');
  return page(
    { ...visit, caller: null },
    {
      title,
      main: html`<div class="reading">
      <h1>${title}</h1>
      <p class="lead">${words.say('Ce site ne vous connaît plus.', 'This site no longer knows you.')}</p>
      <p>
        <a href="${end.href}"
          >${words.say('Se déconnecter aussi du fournisseur d’identité', 'Sign out of the identity provider too')}</a
        >
      </p>
    </div>`,
    },
  );
}

export function signedOutPage(visit: Visit): string {
  const title = visit.words.say('Vous êtes déconnecté·e', 'You are signed out');
  return page(visit, { title, main: html`<div class="reading"><h1>${title}</h1> ${again(visit)}</div>` });
}
