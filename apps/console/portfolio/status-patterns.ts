import { STATUS_LABELS, STATUSES, type Status } from '#domain';
import { html, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';

/** What tells statuses apart beside their colour (whose classes are in console.css). */
const STROKES: Readonly<Record<Status, Html | null>> = {
  active: null,
  suspended: html`<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" class="hatch" />`,
  completed: html`<path d="M0 4H8" class="hatch" />`,
  abandoned: html`<circle cx="4" cy="4" r="1.4" class="dot" />`,
  transferred: html`<path d="M0 8L8 0M0 0L8 8" class="hatch" />`,
};

export const statusFill = (status: Status): string => `url(#status-${status})`;

export const statusPatterns = (): Html =>
  html`<defs>
    ${STATUSES.map(
      (status) =>
        html`<pattern id="status-${status}" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" class="fill-${status}" />${STROKES[status]}
        </pattern>`,
    )}
  </defs>`;

export const statusLegend = (words: Words): Html =>
  html`<ul class="legend" aria-hidden="true">
    ${STATUSES.map(
      (status) =>
        html`<li>
          <svg width="20" height="14"><rect width="20" height="14" rx="2" fill="${statusFill(status)}" /></svg
          >${words.label(STATUS_LABELS, status)}
        </li>`,
    )}
  </ul>`;
