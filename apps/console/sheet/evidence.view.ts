import { type SheetEvidence } from '../api/sheet-answer.js';
import { html, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { dated } from '../words/time.js';

/** Only an address of the web is followed. */
const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address.trim());

/** A personal text, or that it was forgotten. */
export const personalText = (words: Words, text: string | null): Html =>
  text === null
    ? html`<span class="not-stated">${words.say('texte effacé', 'text erased')}</span>`
    : html`<span class="prose">${text}</span>`;

function content(words: Words, { kind, text, link, fileName, sha256 }: SheetEvidence): Html {
  if (kind === 'link' && link !== null) {
    return isWebAddress(link) ? html`<a href="${link}" rel="noreferrer">${link}</a>` : html`${link}`;
  }
  if (kind === 'file') return html`${fileName} <span class="note">SHA-256 <code>${sha256}</code></span>`;
  return personalText(words, text);
}

export const evidenceList = (words: Words, evidence: readonly SheetEvidence[]): Html =>
  html`<ul class="evidence">
    ${evidence.map(
      (piece) =>
        html`<li>
          <p>${content(words, piece)}</p>
          <p class="note">${words.say('Apportée le', 'Brought on')} ${dated(words, piece.broughtOn)}</p>
        </li>`,
    )}
  </ul>`;
