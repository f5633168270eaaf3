import { html, type Html } from '../html/html.js';

/**
 * Outlines around the origin, ten pixels across: a viewpoint is told by its shape before its colour (Okabe–Ito, whose
 * classes are in console.css).
 */
const OUTLINES = [
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z',
  'M-4.6 -4.6h9.2v9.2h-9.2z',
  'M0 -5.8L5.6 4.4H-5.6z',
  'M0 -6.2L6.2 0L0 6.2L-6.2 0z',
  'M0 5.8L5.6 -4.4H-5.6z',
  'M-2 -5.6h4v3.6h3.6v4h-3.6v3.6h-4v-3.6h-3.6v-4h3.6z',
  'M-5.6 -3.2L0 -6.2L5.6 -3.2V3.2L0 6.2L-5.6 3.2z',
  'M0 -6.4L1.6 -2.2L6.1 -2L2.6 0.8L3.8 5.2L0 2.7L-3.8 5.2L-2.6 0.8L-6.1 -2L-1.6 -2.2z',
] as const;

/** How a viewpoint is drawn wherever it is: its place among those of the page, and whether it is a panel, drawn hollow. */
export interface Marked {
  readonly place: number;
  readonly isPanel: boolean;
}

/** The sign alone, at the origin of where it is put. */
export const markShape = ({ place, isPanel }: Marked): Html => {
  const turn = place % OUTLINES.length;
  return html`<path d="${OUTLINES[turn] ?? ''}" class="viewpoint viewpoint--${turn + 1}${isPanel ? ' viewpoint--panel' : ''}" />`;
};

/** The sign at a place of a drawing, by a share of its width and a height in pixels. */
export const markAt = (marked: Marked, x: number, y: number): Html =>
  html`<svg x="${x}%" y="${y}" overflow="visible">${markShape(marked)}</svg>`;

/** The sign beside a name. */
export const markBeside = (marked: Marked): Html =>
  html`<svg class="sign" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">${markShape(marked)}</svg>`;
