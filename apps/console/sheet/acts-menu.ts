import { type SheetAnswer } from '../api/sheet-answer.js';
import { isAllowed } from '../acts/allowed.js';
import { PARTNERSHIP_ACTS } from '../acts/partnership-acts.js';
import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';
import { actAddress } from './sheet-links.js';

/** What can be done with the partnership as it stands; by who reads it; nothing for those who only read. */
export function actsMenu({ words, mayWrite }: Visit, sheet: SheetAnswer): Html | null {
  const offered = PARTNERSHIP_ACTS.filter((act) => act.inMenu && isAllowed(sheet, act) && act.offered(sheet));
  if (!mayWrite || offered.length === 0) return null;
  return html`<nav class="actions" aria-label="${words.say('Actes', 'Acts')}">
    ${offered.map(
      ({ slug, title }) =>
        html`<a class="button button--quiet" href="${actAddress(sheet.partnershipId, slug)}"
          >${words.of(title)}</a
        >`,
    )}
  </nav>`;
}
