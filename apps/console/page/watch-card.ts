import { RISK_ZONE_LABELS, STANDING_LABELS } from '#domain';
import { type WatchItem } from '../api/list-answers.js';
import { html, type Html } from '../html/html.js';
import { WATCH_SIGNAL_LABELS } from '../words/console-labels.js';
import { type Words } from '../words/words.js';

/** The zone where partnerships fail that lies ahead. */
export const riskZoneIn = (words: Words, { riskZone }: Pick<WatchItem, 'riskZone'>): Html | null =>
  riskZone &&
  html`<span class="badge badge--risk"
    >${words.say('Zone de risque', 'Risk zone')}${words.colon}${words.label(RISK_ZONE_LABELS, riskZone)}</span
  >`;

/** What is wrong, in words: on a sheet its partnership needs no naming. */
export const watchReason = (words: Words, item: WatchItem): Html =>
  html`<p><strong>${words.label(WATCH_SIGNAL_LABELS, item.signal)}.</strong> ${item.reason}</p>
    ${item.conditionText && html`<p class="quoted">« ${item.conditionText} »</p>`}`;

/** A reason to watch a partnership, with where it stands and the risk zone ahead of it. */
export const watchCard = (words: Words, item: WatchItem): Html =>
  html`<article class="watch-card">
    <p class="watch-card__title">
      <a href="/partnerships/${item.partnershipId}">${item.title}</a>
      <span class="note">${words.label(STANDING_LABELS, item.standing)}</span> ${riskZoneIn(words, item)}
    </p>
    ${watchReason(words, item)}
  </article>`;
