import { PANEL_LABELS } from '#domain';
import { type RoundAnswer } from '../api/round-answers.js';
import { html } from '../html/html.js';
import { page } from '../page/page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { dated } from '../words/time.js';

/** What the API gives once: the tokens by which members of a panel answer. */
export interface InvitationsGiven {
  readonly tokens: readonly string[];
}

/** The links of invitations just made, to print and cut or to copy: they are shown this once. */
export function invitationsPage(
  visit: SignedInVisit,
  round: RoundAnswer,
  panel: string,
  { tokens }: InvitationsGiven,
  publicUrl: string,
): string {
  const { words } = visit;
  const title = words.say('Invitations à remettre', 'Invitations to hand out');
  const addresses = tokens.map((token) => `${publicUrl}/invitation/${token}`);
  return page(visit, {
    title: `${title} – ${round.title}`,
    main: html`<div class="page-head">
        <p class="eyebrow"><a href="/rounds/${round.roundId}">${round.title}</a></p>
        <h1>${title}</h1>
        <p class="lead">
          ${words.label(PANEL_LABELS, panel)}${words.colon}${words.counted(tokens.length, ['invitation', 'invitations'], ['invitation', 'invitations'])}
        </p>
      </div>
      <div class="notice notice--watch" role="status">
        <p>
          <strong>${words.say('Ces liens ne seront plus montrés.', 'These links will not be shown again.')}</strong>
          ${words.say(
            'Imprimez cette page et découpez-la, ou copiez la liste. Chaque lien ouvre une seule réponse, sans compte ni nom.',
            'Print this page and cut it up, or copy the list. Each link opens one answer, without account or name.',
          )}
        </p>
      </div>
      <section aria-labelledby="links">
        <h2 id="links">${words.say('Les liens', 'The links')}</h2>
        <ol class="invitations">
          ${addresses.map(
            (address) =>
              html`<li>
                <p class="invitations__title">${round.partnershipTitle}</p>
                <p>
                  ${words.say('Donnez votre point de vue avant le', 'Give your viewpoint before')}
                  ${dated(words, round.closesOn)}${words.colon}
                </p>
                <p><code>${address}</code></p>
              </li>`,
          )}
        </ol>
      </section>
      <section aria-labelledby="copy">
        <h2 id="copy">${words.say('À copier', 'To copy')}</h2>
        <label class="visually-hidden" for="all-links">${words.say('Tous les liens', 'All the links')}</label>
        <textarea id="all-links" rows="6" readonly>${addresses.join('\n')}</textarea>
      </section>`,
  });
}
