import { type SheetChange } from '../api/comparison-answers.js';
import { html, type Html } from '../html/html.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

/** A value in words; one that must be read itself, where it is a text; else that there is one. */
function valueIn(words: Words, value: unknown, inWords: string | null): Html {
  if (value === null)
    return html`<span class="not-stated">${words.say('néant ou non indiqué', 'none, or not stated')}</span>`;
  if (inWords) return html`${inWords}`;
  return typeof value === 'string'
    ? html`${value}`
    : html`<span class="note">${words.say('voir la fiche', 'see the sheet')}</span>`;
}

/** Where the facts that changed a field are told: those of a round on its own page. */
function pageOf({ path }: SheetChange, partnershipId: string): string {
  const [, roundId] = /^rounds\/([^/]+)/.exec(path) ?? [];
  return roundId ? `/rounds/${roundId}` : `/partnerships/${partnershipId}`;
}

const changeView = (words: Words, change: SheetChange, sheet: string, heading: 'h3' | 'h4'): Html =>
  html`<li>
    ${heading === 'h3' ? html`<h3>${words.of(change.label)}</h3>` : html`<h4>${words.of(change.label)}</h4>`}
    <dl class="values">
      <div>
        <dt>${words.say('Avant', 'Before')}</dt>
        <dd>${valueIn(words, change.before, change.beforeInWords)}</dd>
      </div>
      <div>
        <dt>${words.say('Après', 'After')}</dt>
        <dd>${valueIn(words, change.after, change.afterInWords)}</dd>
      </div>
    </dl>
    <ul class="causes" aria-label="${words.say('Faits qui l’ont changé', 'Facts that changed it')}">
      ${change.events.map(
        ({ factId, sentence, occurredOn, recordedAt }) =>
          html`<li>
            <a href="${sheet}#fact-${factId}">${sentence}</a>
            <span class="note"
              >${dated(words, occurredOn)}, ${words.say('enregistré le', 'recorded on')}
              <time datetime="${recordedAt}">${words.moment(recordedAt)}</time></span
            >
          </li>`,
      )}
    </ul>
  </li>`;

/** Each field that differs, before and after, with the facts responsible. */
export const changesView = (
  words: Words,
  changes: readonly SheetChange[],
  partnershipId: string,
  heading: 'h3' | 'h4' = 'h3',
): Html =>
  html`<ul class="changes">
    ${changes.map((change) => changeView(words, change, pageOf(change, partnershipId), heading))}
  </ul>`;
