import { ROLES, isRole } from '#platform';
import { type ListAnswer } from '../api/list-answers.js';
import { type TimelineEntry } from '../api/timeline-answer.js';
import { addressWith } from '../filters/filter.js';
import { attributes, html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { personalText } from './evidence.view.js';

const actorIn = (words: Words, { actor }: TimelineEntry): Html =>
  html`${actor.roles.map((role) => (isRole(role) ? words.of(ROLES[role]) : role)).join(', ') || words.say('sans rôle', 'no role')}${
    actor.onBehalfOfName && ` ${words.say('pour', 'for')} ${actor.onBehalfOfName}`
  } <code>${actor.id.slice(0, 8)}</code>`;

function source(words: Words, { source: from }: TimelineEntry): Html | null {
  if (!from) return null;
  return html`<p class="note">
      ${words.say('Source :', 'Source:')}
      ${from.document}${from.place && `, ${from.place}`}${from.date && html` (${dated(words, from.date)})`}
    </p>
    ${from.quote && html`<blockquote class="quoted">${from.quote}</blockquote>`}`;
}

/** A fact told as it was first recorded, with the corrections it met: nothing is left out. */
function entryView(
  visit: Visit,
  entry: TimelineEntry,
  correctLink: ((entry: TimelineEntry) => Html | null) | null,
): Html {
  const { words } = visit;
  return html`<li${attributes({ id: `fact-${entry.factId}`, class: entry.withdrawn && 'withdrawn' })}>
    <p class="timeline__when"><time datetime="${entry.occurredOn}">${entry.dateInWords}</time></p>
    <p class="timeline__sentence">${entry.sentence}</p>
    ${entry.reason && html`<p class="note">${words.say('Motif :', 'Reason:')} ${entry.reason.label}</p>`}
    ${entry.comment && html`<p class="quoted">${entry.comment}</p>`}
    ${entry.texts.map(({ about, text }) => html`<p><span class="note">${about} :</span> ${personalText(words, text)}</p>`)}
    ${source(words, entry)}
    ${entry.correctedBy.map(
      ({ factId, on, reason }) =>
        html`<p>
          <span class="badge badge--risk"
            >${entry.withdrawn ? words.say('Retiré', 'Withdrawn') : words.say('Corrigé', 'Corrected')}</span
          >
          ${dated(words, on)}${words.colon}${reason.label},
          <a href="#fact-${factId}">${words.say('voir la correction', 'see the correction')}</a>
        </p>`,
    )}
    ${entry.correctionOf && html`<p class="note"><a href="#fact-${entry.correctionOf}">${words.say('Fait corrigé', 'Fact corrected')}</a></p>`}
    <p class="note">
      ${words.say('Enregistré le', 'Recorded on')} <time datetime="${entry.recordedAt}">${words.moment(entry.recordedAt)}</time>
      ${words.say('par', 'by')} ${actorIn(words, entry)}
      ${correctLink?.(entry)}
    </p>
  </li>`;
}

function pages({ words, address }: Visit, next: string | null): Html | null {
  const isFirst = !address.searchParams.has('cursor');
  if (isFirst && next === null) return null;
  return html`<nav class="pages" aria-label="${words.say('Pages de l’histoire', 'Pages of the history')}">
    ${!isFirst && html`<a href="${addressWith(address, {})}#timeline">${words.say('← Les plus récents', '← Latest')}</a>`}
    ${next !== null && html`<a href="${addressWith(address, { cursor: next })}#timeline">${words.say('Faits antérieurs →', 'Earlier facts →')}</a>`}
  </nav>`;
}

export interface TimelineLinks {
  /** Null where the reader may not correct. */
  readonly correct: ((entry: TimelineEntry) => Html | null) | null;
}

export function timelineView(
  visit: Visit,
  { items, total, next }: ListAnswer<TimelineEntry>,
  { correct }: TimelineLinks,
): Html {
  const { words } = visit;
  return html`<p class="count">
      ${words.counted(total, ['fait enregistré', 'faits enregistrés'], ['recorded fact', 'recorded facts'])},
      ${words.say('le dernier enregistré d’abord', 'the last recorded first')}
    </p>
    ${
      items.length === 0
        ? emptyState(words.say('Rien n’est enregistré.', 'Nothing is recorded.'))
        : html`<ol class="timeline">
            ${items.map((entry) => entryView(visit, entry, correct))}
          </ol>`
    }
    ${pages(visit, next)}`;
}
