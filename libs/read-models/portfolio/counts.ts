import { type CountedValues } from './counted-values.js';
import { type Measure } from './portfolio-items.js';

/** How many items there are, by measure, cell and value. */
export interface Counts {
  /** The items of a measure in a cell. */
  in(measure: Measure, cell: string): readonly CountedValues[];
}

/** Counts of which some values are told only when asked for. */
export interface BucketedCounts extends Counts {
  /** Looks into buckets: their values are then told one by one. */
  lookInto(buckets: ReadonlySet<string>): Promise<void>;
}

/** Works a report out of counts: again, until every bucket that it needs was looked into. */
export async function workedOut<Report>(
  counts: BucketedCounts,
  report: (counts: Counts, missing: (bucket: string) => void) => Report,
): Promise<Report> {
  for (;;) {
    const needed = new Set<string>();
    const worked = report(counts, (bucket) => needed.add(bucket));
    if (needed.size === 0) return worked;
    await counts.lookInto(needed);
  }
}
