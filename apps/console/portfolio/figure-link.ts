import { type Figure } from '../api/portfolio-answer.js';
import { pageOfList } from '../api/path-of.js';
import { html, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';

/** A figure that leads to the list behind it; nothing is behind zero. */
export const figureLink = (words: Words, { count, list }: Figure, behind: string): Html =>
  count === 0
    ? html`<span class="zero">0</span>`
    : html`<a href="${pageOfList(list)}" aria-label="${words.number(count)} : ${behind}"
        >${words.number(count)}</a
      >`;
