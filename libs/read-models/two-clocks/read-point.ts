import { type Clocks } from '#domain';

/** The point in both clocks that a question is asked at. */
export interface ReadPoint {
  /** Today's French calendar day when the question was asked, YYYY-MM-DD. */
  readonly today: string;
  /** Business date the answer speaks of, YYYY-MM-DD, never after `today`. */
  readonly asOf: string;
  /** Last position taken in; null: all that the read models hold. */
  readonly knownAt: bigint | null;
}

/** A point whose knowledge is settled, so that it stays the same while more is recorded. */
export interface KnownPoint extends ReadPoint {
  readonly knownAt: bigint;
}

/** Today, all that is known taken in. */
export const pointOfToday = (today: string): ReadPoint => ({ today, asOf: today, knownAt: null });

/** Whether the point is now in both clocks, so that the current rows alone answer it. */
export const isNow = ({ today, asOf, knownAt }: ReadPoint): boolean => asOf === today && knownAt === null;

/** As `read.places_by_year` counts: years before are this one, and those in which a version began go by eights too. */
const [FIRST_YEAR, EIGHT] = [1970, 8];

/**
 * What versions true on a date may bear in an index by year: the date's year, or, for those true to this day, the year
 * in which they began: `-2019`, or `<251` for the eight years from 2008 on.
 */
export function yearsTrueOn(date: string): string[] {
  const year = Math.max(FIRST_YEAR, Number(date.slice(0, 4)));
  const [first, last] = [Math.floor(FIRST_YEAR / EIGHT), Math.floor(year / EIGHT)];
  const years = Array.from({ length: year - last * EIGHT + 1 }, (_, before) => `-${year - before}`);
  const eights = Array.from({ length: last - first }, (_, after) => `<${first + after}`);
  return [String(year), ...years, ...eights];
}

/** The clocks of the one fold at a point. */
export const clocksOf = ({ asOf, knownAt }: ReadPoint): Clocks =>
  knownAt === null ? { asOf } : { asOf, knownAt };
