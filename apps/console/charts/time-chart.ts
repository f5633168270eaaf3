import { daysBetween } from '#domain';
import { html, type Content, type Html } from '../html/html.js';
import { wideTable } from '../page/parts.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { markAt, markBeside, type Marked } from './viewpoint-mark.js';

export interface TimePoint {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Null where it is withheld or unknown: the line is broken there. */
  readonly value: number | null;
  /** Said in the table in place of a value, or beside it. */
  readonly note?: string | null;
}

export interface TimeLine {
  readonly name: Content;
  readonly marked: Marked;
  readonly points: readonly TimePoint[];
}

export interface TimeChart {
  readonly id: string;
  readonly title: string;
  readonly note?: Content;
  /** What it is of, where the page has several of that title. */
  readonly within?: string;
  /** Levels drawn across, lowest first: the ends of the drawing are the first and the last. */
  readonly levels: readonly { readonly value: number; readonly says: string }[];
  readonly lines: readonly TimeLine[];
  /** A value in words, for the table. */
  readonly inWords: (value: number) => string;
  /** How precisely days are said; to the day by default. */
  readonly precision?: 'day' | 'year';
}

const TOP = 12;
const HEIGHT = 132;
const BOTTOM = TOP + HEIGHT;
const LEFT = 12;
const RIGHT = 4;

const rounded = (share: number): number => Math.round(share * 100) / 100;

/** Where days and values stand. */
class Frame {
  private readonly days: number;
  private readonly first: string;
  private readonly low: number;
  private readonly high: number;

  constructor(days: readonly string[], levels: TimeChart['levels']) {
    this.first = days[0] ?? '';
    this.days = days.length < 2 ? 0 : daysBetween(this.first, days.at(-1) ?? this.first);
    this.low = levels[0]?.value ?? 0;
    this.high = levels.at(-1)?.value ?? 1;
  }

  x(day: string): number {
    const share = this.days === 0 ? 0.5 : daysBetween(this.first, day) / this.days;
    return rounded(LEFT + share * (100 - LEFT - RIGHT));
  }

  y(value: number): number {
    const share = (value - this.low) / (this.high - this.low || 1);
    return rounded(BOTTOM - Math.min(1.06, Math.max(-0.06, share)) * HEIGHT);
  }
}

function drawn(frame: Frame, { points, marked }: TimeLine): Html {
  const steps = points.slice(1).map((to, index) => [points[index] as TimePoint, to] as const);
  return html`${steps.map(([from, to]) =>
    from.value === null || to.value === null
      ? null
      : html`<line
          x1="${frame.x(from.day)}%"
          y1="${frame.y(from.value)}"
          x2="${frame.x(to.day)}%"
          y2="${frame.y(to.value)}"
          class="step step--${(marked.place % 8) + 1}"
        />`,
  )}${points.map(({ day, value }) => (value === null ? null : markAt(marked, frame.x(day), frame.y(value))))}`;
}

const daysOf = (lines: readonly TimeLine[]): string[] =>
  [...new Set(lines.flatMap(({ points }) => points.map(({ day }) => day)))].sort();

/** Few enough days under the drawing to be read on a telephone. */
const named = (days: readonly string[]): string[] =>
  days.filter((_, index) => days.length <= 3 || index === 0 || index === days.length - 1);

function table(
  words: Words,
  { title, within, lines, inWords, precision = 'day' }: TimeChart,
  days: readonly string[],
): Html {
  return wideTable(
    within === undefined ? title : `${within}${words.colon}${title}`,
    html`<table>
      <caption class="visually-hidden">
        ${title}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${days.map((day) => html`<th scope="col" class="number">${dated(words, day, precision)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ name, marked, points }) =>
            html`<tr>
              <th scope="row">${markBeside(marked)} ${name}</th>
              ${days.map((day) => {
                const point = points.find((one) => one.day === day);
                return html`<td class="number">
                  ${!point ? html`<span class="zero">–</span>` : point.value === null ? null : inWords(point.value)}
                  ${point?.note && html`<span class="note">${point.note}</span>`}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

/** Values over time, a line each, told by sign as well as by colour; the table under it says the same in figures. */
export function timeChart(words: Words, chart: TimeChart): Html {
  const { id, title, note, levels, lines, precision = 'day' } = chart;
  const days = daysOf(lines);
  const frame = new Frame(days, levels);
  return html`<figure class="chart" id="${id}">
    <figcaption><strong>${title}</strong> ${note && html`<span class="note">${note}</span>`}</figcaption>
    <svg width="100%" height="${BOTTOM + 26}" aria-hidden="true">
      ${levels.map(
        ({ value, says }) =>
          html`<line x1="${LEFT - 2}%" x2="100%" y1="${frame.y(value)}" y2="${frame.y(value)}" class="grid" /><text
              x="0"
              y="${frame.y(value) + 4}"
              class="chart__tick"
              >${says}</text
            >`,
      )}
      ${lines.map((line) => drawn(frame, line))}
      ${named(days).map((day, index, all) => {
        const anchor =
          all.length === 1 ? 'middle' : index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle';
        return html`<text
          x="${anchor === 'end' ? 100 : anchor === 'start' ? LEFT - 2 : frame.x(day)}%"
          y="${BOTTOM + 22}"
          text-anchor="${anchor}"
          class="chart__tick"
          >${words.date(day, precision === 'day' ? 'month' : precision)}</text
        >`;
      })}
    </svg>
    ${table(words, chart, days)}
  </figure>`;
}
