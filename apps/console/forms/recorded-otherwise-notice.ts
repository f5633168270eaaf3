import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';

/** The form was sent before with something else in it, and that was recorded: its answer was lost, or one came back to it. */
export const recordedOtherwiseNotice = (
  { words }: Visit,
  { href, label }: { readonly href: string; readonly label: string },
): Html =>
  html`<div class="notice notice--watch" role="alert">
    <p>
      <strong
        >${words.say('Ce formulaire est déjà enregistré, avec un autre contenu.', 'This form is recorded already, with something else in it.')}</strong
      >
      ${words.say('Ce dernier envoi ne l’est pas. Voyez d’abord', 'What you just sent is not. See first')}
      <a href="${href}">${label}</a>.
    </p>
    <p>
      ${words.say('Enregistrer de nouveau en ajoutera un second.', 'Recording again will add a second one.')}
    </p>
  </div>`;
