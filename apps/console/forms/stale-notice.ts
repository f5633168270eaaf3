import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';

/** Somebody recorded something between the form's making and its sending. */
export const staleNotice = ({ words }: Visit, sheet: string): Html =>
  html`<div class="notice notice--watch" role="alert">
    <p>
      <strong
        >${words.say('La fiche a changé pendant que vous remplissiez ce formulaire.', 'The sheet changed while you filled in this form.')}</strong
      >
      ${words.say(
        'Rien n’est enregistré, et ce que vous avez saisi est gardé ci-dessous.',
        'Nothing is recorded, and what you typed is kept below.',
      )}
    </p>
    <p>
      <a href="${sheet}#timeline">${words.say('Voyez ce qui a changé', 'See what changed')}</a>,
      ${words.say(
        'puis, si votre acte tient toujours, enregistrez de nouveau.',
        'then, if what you do still holds, record it again.',
      )}
    </p>
  </div>`;
