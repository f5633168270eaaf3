import { type Partnership } from '#domain';
import { type TallyItem } from '#projections';
import { rankOf } from './portfolio-cells.js';
import { MEASURES, NO_DAYS, portfolioItems, type Measure, type PortfolioItem } from './portfolio-items.js';

/** Values are tallied by buckets of so many, and then one by one within each: few buckets are ever looked into. */
const BUCKET = 64;

export const bucketOf = (value: number): number => Math.floor(value / BUCKET);

/** The least and the most value of a bucket. */
export const boundsOf = (measure: Measure, bucket: number): { least: number; most: number } => {
  if (MEASURES[measure] === 'none') return { least: 0, most: 0 };
  const least = bucket * BUCKET;
  // Below zero days there is only the stay whose duration nobody knows.
  return MEASURES[measure] === 'days' && bucket < 0
    ? { least: NO_DAYS, most: NO_DAYS }
    : { least, most: least + BUCKET - 1 };
};

/**
 * The measure under which a bucket's values are tallied one by one: one of its own, so that it is read alone. It stands
 * in most of the tally's rows, in few bytes, and says the cell too.
 */
export const measureWithin = (measure: Measure, cell: string, bucket: number): string =>
  `${rankOf(measure, cell)} ${bucket}`;

function tallied({ measure, cell, value }: PortfolioItem): TallyItem[] {
  if (MEASURES[measure] === 'none') return [{ measure, cell, value }];
  const bucket = bucketOf(value);
  const inBuckets = { measure, cell, value: bucket };
  return boundsOf(measure, bucket).least === boundsOf(measure, bucket).most
    ? [inBuckets]
    : [inBuckets, { measure: measureWithin(measure, cell, bucket), cell: '', value }];
}

/** What the portfolio's tally counts of one partnership. */
export const tallyItems = (partnership: Partnership): readonly TallyItem[] =>
  portfolioItems(partnership).flatMap(tallied);
