import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';

/** Says that what was just sent is recorded, or was already so. */
export function doneNotice({ words, address }: Visit): Html | null {
  const done = address.searchParams.get('done');
  if (done === null) return null;
  return html`<div class="notice" role="status">
    <p>
      ${
        done === 'unchanged'
          ? words.say(
              'Il n’y avait rien à changer : c’était déjà enregistré.',
              'There was nothing to change: it was already recorded.',
            )
          : words.say('C’est enregistré ; la page en tient compte.', 'It is recorded, and the page shows it.')
      }
    </p>
  </div>`;
}
