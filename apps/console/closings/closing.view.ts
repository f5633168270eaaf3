import { type ClosingSheetAnswer } from '../api/closing-answers.js';
import { pageOfComparison } from '../clocks/clock.view.js';
import { html, type Html } from '../html/html.js';
import { doneNotice } from '../page/done-notice.js';
import { facts } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { mayClose } from '../visit/writers.js';
import { dated, momentOf } from '../words/time.js';

/** One closing: what it fixed, what was recorded since, and the ways to its reports. */
export function closingView(visit: Visit, closing: ClosingSheetAnswer): Html {
  const { words } = visit;
  const { count, more, comparison } = closing.laterFacts;
  return html`${doneNotice(visit)}
    <div class="page-head">
      <p class="eyebrow"><a href="/closings">${words.say('Arrêtés', 'Closings')}</a></p>
      <h1>${closing.name}</h1>
      ${
        closing.withdrawnOn !== null &&
        html`<p>
          <span class="badge badge--risk">${words.say('Retiré', 'Withdrawn')}</span>
          ${dated(words, closing.withdrawnOn)} ${closing.withdrawal}
        </p>`
      }
      ${facts([
        [words.say('État au', 'State at'), dated(words, closing.asOf)],
        [
          words.say('Tel que connu le', 'As known on'),
          closing.recordedUpTo && momentOf(words, closing.recordedUpTo),
        ],
        [words.say('Arrêté le', 'Closed on'), dated(words, closing.closedOn)],
        [
          words.say('Enregistrés depuis, qui le concernent', 'Recorded since, that concern it'),
          html`${more && words.say('au moins ', 'at least ')}${words.counted(count, ['fait', 'faits'], ['fact', 'facts'])}`,
        ],
        [words.say('Note', 'Note'), closing.note],
      ])}
      <p class="actions">
        <a class="button" href="/?closing=${closing.closingId}"
          >${words.say('Portefeuille à l’arrêté', 'Portfolio at the closing')}</a
        >
        <a class="button button--quiet" href="${pageOfComparison(comparison)}"
          >${words.say('Ce qui a changé depuis', 'What changed since')}</a
        >
        <a
          class="button button--quiet"
          href="/compare?closing=${closing.closingId}&amp;toAsOf=${closing.asOf}"
          >${words.say('À la même date, tel que connu aujourd’hui', 'On the same day, as known today')}</a
        >
        ${
          mayClose(visit) &&
          closing.withdrawnOn === null &&
          html`<a class="button button--quiet" href="/closings/${closing.closingId}/withdraw"
            >${words.say('Retirer', 'Withdraw')}</a
          >`
        }
      </p>
    </div>`;
}
