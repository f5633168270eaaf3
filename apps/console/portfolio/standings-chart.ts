import { STANDING_LABELS, STATUS_LABELS } from '#domain';
import { type StandingCount } from '../api/portfolio-answer.js';
import { html, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { statusFill, statusLegend, statusPatterns } from './status-patterns.js';

const ROW = 44;
const BAR = 16;

/** Share of the width, as SVG takes it; two decimals are finer than a pixel. */
const share = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.round((part / whole) * 1e4) / 100}%`;

const inWords = (words: Words, { standing, count, statuses }: StandingCount): string => {
  const parts = statuses
    .filter((status) => status.count > 0)
    .map((status) => `${words.label(STATUS_LABELS, status.status).toLowerCase()} ${status.count}`);
  const name = words.label(STANDING_LABELS, standing);
  return `${name}${words.colon}${count}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
};

function bar({ count, statuses }: StandingCount, top: number, longest: number, words: Words): Html {
  const segments = statuses.map((status, index) => ({
    ...status,
    before: statuses.slice(0, index).reduce((sum, earlier) => sum + earlier.count, 0),
  }));
  return html`<rect x="0" y="${top}" width="100%" height="${BAR}" rx="2" class="track" />${segments
    .filter((segment) => segment.count > 0)
    .map(
      ({ status, count: here, before }) =>
        html`<rect
            x="${share(before, longest)}"
            y="${top}"
            width="${share(here, longest)}"
            height="${BAR}"
            fill="${statusFill(status)}"
            class="segment"
          >
            <title>${words.label(STATUS_LABELS, status)}${words.colon}${here} / ${count}</title>
          </rect>`,
    )}`;
}

/**
 * How many partnerships stand where, by status, as stacked bars. Widths are shares and heights pixels, so that words
 * keep their size on any screen; statuses differ by pattern as well as by colour.
 */
export function standingsChart(words: Words, standings: readonly StandingCount[]): Html {
  const longest = Math.max(1, ...standings.map(({ count }) => count));
  return html`<figure class="chart">
    <svg
      width="100%"
      height="${standings.length * ROW}"
      role="img"
      aria-labelledby="standings-title standings-description"
    >
      <title id="standings-title">
        ${words.say('Partenariats par étape et par statut', 'Partnerships by stage and status')}
      </title>
      <desc id="standings-description">
        ${standings.map((standing) => inWords(words, standing)).join(' ; ')}
      </desc>
      ${statusPatterns()}
      ${standings.map(
        (standing, index) =>
          html`<text x="0" y="${index * ROW + 14}" class="chart__label"
              >${words.label(STANDING_LABELS, standing.standing)}</text
            ><text x="100%" y="${index * ROW + 14}" text-anchor="end" class="chart__value"
              >${standing.count}</text
            >${bar(standing, index * ROW + 20, longest, words)}`,
      )}
    </svg>
    ${statusLegend(words)}
  </figure>`;
}
