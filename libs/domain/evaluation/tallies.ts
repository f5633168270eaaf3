import { type Answer } from './sheet-content.js';
import { type Tally } from './round-events.js';

/** What a tally says, non-marks counted apart; of no marks, nothing but their number. */
export interface Figures {
  /** Marks given. */
  readonly n: number;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  /** Between the quartiles: how far the middle half lies apart. */
  readonly spread: number | null;
  readonly notConcerned: number;
  readonly dontKnow: number;
}

export const emptyTally = (marks: number): Tally => ({
  marks: Array<number>(marks).fill(0),
  notConcerned: 0,
  dontKnow: 0,
});

/** A tally with one more answer; a mark off its scale counts for nothing. */
export function withAnswer(tally: Tally, answer: Answer): Tally {
  if (answer === 'not-concerned') return { ...tally, notConcerned: tally.notConcerned + 1 };
  if (answer === 'dont-know') return { ...tally, dontKnow: tally.dontKnow + 1 };
  return { ...tally, marks: tally.marks.map((count, index) => (index === answer - 1 ? count + 1 : count)) };
}

/** Both tallies together, on the scale of the first. */
export const plusTally = (tally: Tally, other: Tally): Tally => ({
  marks: tally.marks.map((count, index) => count + (other.marks[index] ?? 0)),
  notConcerned: tally.notConcerned + other.notConcerned,
  dontKnow: tally.dontKnow + other.dontKnow,
});

/** All answers of several questions as one tally; null of none. */
export const pooled = (tallies: readonly Tally[]): Tally | null =>
  tallies.length === 0 ? null : tallies.reduce(plusTally);

/** How many marks were given. */
export const marksGiven = (tally: Tally): number => tally.marks.reduce((sum, count) => sum + count, 0);

/** The n-th mark from the lowest, n from 0. */
function nthMark(tally: Tally, n: number): number {
  let seen = 0;
  return tally.marks.findIndex((count) => (seen += count) > n) + 1;
}

/** The median of the marks from the n-th to the m-th, both included: between two marks, their middle. */
const medianBetween = (tally: Tally, from: number, to: number): number =>
  (nthMark(tally, Math.floor((from + to) / 2)) + nthMark(tally, Math.ceil((from + to) / 2))) / 2;

/** Figures of a tally. Quartiles are the medians of either half, the middle mark in both (Tukey's hinges). */
export function figuresOf(tally: Tally): Figures {
  const n = marksGiven(tally);
  const { notConcerned, dontKnow } = tally;
  if (n === 0) {
    return {
      n,
      median: null,
      min: null,
      max: null,
      lowerQuartile: null,
      upperQuartile: null,
      spread: null,
      notConcerned,
      dontKnow,
    };
  }
  const last = n - 1;
  const lowerQuartile = medianBetween(tally, 0, Math.floor(last / 2));
  const upperQuartile = medianBetween(tally, Math.ceil(last / 2), last);
  return {
    n,
    median: medianBetween(tally, 0, last),
    min: nthMark(tally, 0),
    max: nthMark(tally, last),
    lowerQuartile,
    upperQuartile,
    spread: upperQuartile - lowerQuartile,
    notConcerned,
    dontKnow,
  };
}

/** The median of some values; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const inOrder = [...values].sort((one, other) => one - other);
  const [below, above] = [
    inOrder[Math.floor((values.length - 1) / 2)],
    inOrder[Math.floor(values.length / 2)],
  ];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
