import { CATEGORY_LABELS, STANDING_LABELS, STATUS_LABELS, type Standing, type Status } from '#domain';
import { html, type Content, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';

/** Says that what is shown does not exist. */
export const fictionalMark = (words: Words, fictional: boolean): Html | null =>
  fictional ? html`<span class="badge badge--fictional">${words.say('Fictif', 'Fictional')}</span>` : null;

export const statusBadge = (words: Words, status: Status): Html =>
  html`<span class="badge badge--${status}">${words.label(STATUS_LABELS, status)}</span>`;

/** Where it stands; what no document states is not made up. */
export const standingIn = (words: Words, standing: Standing): Html =>
  standing === 'not-stated'
    ? html`<span class="not-stated">${words.notStated}</span>`
    : html`${words.label(STANDING_LABELS, standing)}`;

export const categoryIn = (words: Words, category: string): Html =>
  category === 'not-stated'
    ? html`<span class="not-stated">${words.notStated}</span>`
    : html`${words.label(CATEGORY_LABELS, category)}`;

/** A text, or that no document states it. */
export const orNotStated = (words: Words, text: Content): Html =>
  text === null || text === '' || text === undefined || (Array.isArray(text) && text.length === 0)
    ? html`<span class="not-stated">${words.notStated}</span>`
    : html`${text}`;

/** A table that may be wider than the screen: it scrolls by itself, with the keyboard too. */
export const wideTable = (label: string, table: Html): Html =>
  html`<div class="table-frame" tabindex="0" role="region" aria-label="${label}">${table}</div>`;

/** Terms with their descriptions; a term without one is left out. */
export const facts = (terms: readonly (readonly [string, Content])[]): Html =>
  html`<dl class="facts">
    ${terms
      .filter(([, description]) => description !== null && description !== false)
      .map(
        ([term, description]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${description}</dd>
          </div>`,
      )}
  </dl>`;

export const emptyState = (text: string): Html => html`<p class="empty">${text}</p>`;
