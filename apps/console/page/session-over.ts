import { html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';
import { type WhyAgain } from './resend-page.js';

/** A form came after its session had ended: nothing is recorded, nothing typed is lost. */
export const sessionOver = ({ words }: Visit): WhyAgain => ({
  title: words.say('Session terminée', 'Session ended'),
  notice: html`<div class="notice notice--watch" role="alert">
    <p>
      <strong>${words.say('Rien n’a été enregistré.', 'Nothing was recorded.')}</strong>
      ${words.say(
        'Votre session a pris fin ; ce que vous avez saisi est gardé sur cette page.',
        'Your session has ended; what you typed is kept on this page.',
      )}
    </p>
    <p>
      <a href="/sign-in" target="_blank" rel="noopener"
        >${words.say('Se reconnecter dans un autre onglet', 'Sign in again in another tab')}</a
      >${words.say(', puis renvoyer d’ici.', ', then send again from here.')}
    </p>
  </div>`,
});
