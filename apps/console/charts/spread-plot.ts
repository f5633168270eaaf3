import { attributes, html, type Content, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { markAt, markBeside, type Marked } from './viewpoint-mark.js';

/** What a viewpoint said, in figures; quartiles as `lower` and `upper`. */
export interface Figures {
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly lower: number;
  readonly upper: number;
}

/** A viewpoint's lane: its figures, or in words why there are none. */
export interface Lane {
  readonly name: Content;
  readonly marked: Marked;
  readonly figures: Figures | null;
  /** Said where there are no figures. */
  readonly why: string | null;
  /** Said beside the figures: not concerned, do not know, given after results… */
  readonly notes?: Content;
}

export interface Plot {
  readonly id: string;
  readonly title: string;
  readonly about?: Content;
  /** What each mark says, from 1. */
  readonly marks: readonly string[];
  /** What `n` counts; answers by default. */
  readonly counts?: string;
  readonly lanes: readonly Lane[];
}

const EDGE = 5;
const LANE = 28;
const MIDDLE = LANE / 2;
const rounded = (share: number): number => Math.round(share * 100) / 100;

/** Where a mark stands, as a share of the width. */
export const shareOf = (mark: number, marks: number): number =>
  marks < 2 ? 50 : rounded(EDGE + ((mark - 1) / (marks - 1)) * (100 - 2 * EDGE));

const grid = (marks: number, height: number): Html =>
  html`${Array.from({ length: marks }, (_, index) => {
    const x = shareOf(index + 1, marks);
    return html`<line x1="${x}%" x2="${x}%" y1="0" y2="${height}" class="grid" />`;
  })}`;

/** From the least mark to the greatest a line, the middle half a bar, the median the viewpoint's sign. */
function lane({ figures, marked }: Lane, marks: number): Html {
  if (!figures) return grid(marks, LANE);
  const at = (mark: number): number => shareOf(mark, marks);
  const { min, max, lower, upper, median } = figures;
  return html`${grid(marks, LANE)}
    <line x1="${at(min)}%" x2="${at(max)}%" y1="${MIDDLE}" y2="${MIDDLE}" class="range" />
    <rect
      x="${at(lower)}%"
      y="${MIDDLE - 5}"
      width="${rounded(at(upper) - at(lower))}%"
      height="10"
      rx="3"
      class="quartiles"
    />
    ${[min, max].map(
      (end) =>
        html`<line x1="${at(end)}%" x2="${at(end)}%" y1="${MIDDLE - 4}" y2="${MIDDLE + 4}" class="range" />`,
    )}
    ${markAt(marked, at(median), MIDDLE)}`;
}

/** A lane alone, for tables of another make. */
export const laneDrawing = (one: Lane, marks: number): Html =>
  html`<svg width="100%" height="${LANE}" aria-hidden="true">${lane(one, marks)}</svg>`;

const axis = (marks: readonly string[]): Html =>
  html`<svg class="spread__axis" width="100%" height="16" aria-hidden="true">
    ${marks.map(
      (_, index) =>
        html`<text x="${shareOf(index + 1, marks.length)}%" y="12" text-anchor="middle" class="chart__tick"
          >${index + 1}</text
        >`,
    )}
  </svg>`;

const between = (words: Words, from: number, to: number): string =>
  from === to
    ? words.number(from, 2)
    : words.say(
        `${words.number(from, 2)} à ${words.number(to, 2)}`,
        `${words.number(from, 2)} to ${words.number(to, 2)}`,
      );

function row(words: Words, one: Lane, marks: number, columns: readonly string[]): Html {
  const { name, marked, figures, why, notes } = one;
  const head = html`<th scope="row">${markBeside(marked)} ${name}</th>`;
  if (!figures) {
    return html`<tr>
      ${head}
      <td class="spread__why" colspan="5">${why}${notes && html` <span class="note">${notes}</span>`}</td>
    </tr>`;
  }
  const { n, median, min, max, lower, upper } = figures;
  return html`<tr>
    ${head}
    <td class="spread__plot">
      ${laneDrawing(one, marks)}
      ${notes && html`<span class="note">${notes}</span>`}
    </td>
    <td class="number" data-label="${columns[0]}"><strong>${words.number(median, 2)}</strong></td>
    <td class="number" data-label="${columns[1]}">${between(words, lower, upper)}</td>
    <td class="number" data-label="${columns[2]}">${between(words, min, max)}</td>
    <td class="number" data-label="${columns[3]}">${words.number(n)}</td>
  </tr>`;
}

const columnsIn = (words: Words, counts = words.say('Réponses', 'Answers')): readonly string[] => [
  words.say('Médiane', 'Median'),
  words.say('Quartiles', 'Quartiles'),
  words.say('Étendue', 'Range'),
  counts,
];

/** What the ends of the scale say, where they say more than their number. */
function scaleIn(words: Words, marks: readonly string[]): string | null {
  const [first = '', last = ''] = [marks[0], marks.at(-1)];
  if (first === '1') return null;
  return words.say(
    `De 1 « ${first} » à ${marks.length} « ${last} »`,
    `From 1 “${first}” to ${marks.length} “${last}”`,
  );
}

/**
 * Viewpoints one under the other on one scale, each with its median, its quartiles, its range and its number of answers:
 * the drawing is in the table that says the same in figures, so that neither goes without the other.
 */
export function spreadPlot(words: Words, { id, title, about, marks, counts, lanes }: Plot): Html {
  const columns = columnsIn(words, counts);
  const scale = scaleIn(words, marks);
  return html`<table class="spread" id="${id}">
    <caption>
      <strong>${title}</strong>
      ${about && html`<span class="note">${about}</span>`}
      ${scale && html`<span class="note">${scale}</span>`}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.say('Point de vue', 'Viewpoint')}</th>
        <th scope="col" class="spread__plot">
          <span class="visually-hidden">${words.say('Dessin', 'Drawing')}</span>${axis(marks)}
        </th>
        ${columns.map((column) => html`<th${attributes({ scope: 'col', class: 'number' })}>${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lanes.map((one) => row(words, one, marks.length, columns))}
    </tbody>
  </table>`;
}

/** How the drawings are read. */
export const spreadLegend = (words: Words): Html =>
  html`<ul class="legend" aria-hidden="true">
    <li>
      <svg width="24" height="16" viewBox="-12 -8 24 16">
        <path d="M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z" class="viewpoint viewpoint--key" /></svg
      >${words.say('médiane d’une partie', 'a party’s median')}
    </li>
    <li>
      <svg width="24" height="16" viewBox="-12 -8 24 16">
        <path d="M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z" class="viewpoint viewpoint--key viewpoint--panel" /></svg
      >${words.say('médiane d’un panel', 'a panel’s median')}
    </li>
    <li>
      <svg width="24" height="16"><rect y="3" width="24" height="10" rx="3" class="quartiles" /></svg
      >${words.say('la moitié centrale des réponses', 'the middle half of the answers')}
    </li>
    <li>
      <svg width="24" height="16"
        ><path d="M1 4V12M23 4V12M1 8H23" class="range" /></svg
      >${words.say('de la plus basse à la plus haute', 'from lowest to highest')}
    </li>
  </ul>`;
