import { html, STYLESHEET_ADDRESS } from '../../console/index.js';
import { ROLES } from '#platform';
import { DEMONSTRATION_PEOPLE } from './people.js';

const TITLE = 'Entrer dans la démonstration · Enter the demonstration';

const aPage = (title: string, main: ReturnType<typeof html>): string =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLESHEET_ADDRESS}" />
      </head>
      <body>
        <main id="content">${main}</main>
      </body>
    </html>`.markup;

/** Asks who to enter as: a button for each demonstration person. Says loudly that this proves nothing. */
export const choosePersonPage = (request: Readonly<Record<string, string>>): string =>
  aPage(
    TITLE,
    html`<div class="reading">
      <h1>Démonstration : qui êtes-vous ?</h1>
      <div class="notice notice--watch">
        <p>
          <strong>Ceci n’est pas une connexion.</strong> Ces personnes n’existent pas ; quiconque atteint cette page peut
          se dire l’une d’elles, sans mot de passe. N’enregistrez rien de vrai.
        </p>
        <p lang="en">
          <strong>This is no sign-in.</strong> These people do not exist; whoever reaches this page can be any of them,
          without a password. Record nothing real.
        </p>
      </div>
      <form method="post" action="/demonstration-issuer/authorize" class="form">
        ${Object.entries(request).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <ul class="people">
          ${DEMONSTRATION_PEOPLE.map(
            ({ key, name, role, is }) =>
              html`<li>
                <button class="button button--quiet" name="person" value="${key}">${name}</button>
                <span>${ROLES[role].fr} : ${is.fr}.</span> <span lang="en">${ROLES[role].en}: ${is.en}.</span>
              </li>`,
          )}
        </ul>
      </form>
    </div>`,
  );

/** A request that is not the console's is not sent back anywhere. */
export const faultyRequestPage = (error: string): string =>
  aPage(
    'Demande refusée · Request refused',
    html`<div class="reading">
      <h1>Demande refusée</h1>
      <p>Cette demande de connexion ne vient pas des pages de ce registre.</p>
      <p lang="en">This request to sign in does not come from the pages of this ledger.</p>
      <p class="note"><code>${error}</code></p>
    </div>`,
  );
