import { type Queryable } from '../listing/queryable.js';
import { type CountedValues } from './counted-values.js';
import { type BucketedCounts } from './counts.js';
import { placeOf } from './portfolio-cells.js';
import { MEASURES, type Measure } from './portfolio-items.js';
import { boundsOf, measureWithin } from './tally-items.js';

interface Tallied {
  readonly measure: string;
  readonly cell: string;
  readonly value: number;
  readonly n: number;
}

/** Whole years before the day's, whole months before its month, then its month day by day. */
const talliedIn = (table: string): string => `
  SELECT measure, cell, value, sum(n)::float AS n FROM (
    SELECT measure, cell, value, n FROM ${table}
    WHERE measure = ANY ($1::text[]) AND level = 'year' AND day < $2::date
    UNION ALL
    SELECT measure, cell, value, n FROM ${table}
    WHERE measure = ANY ($1::text[]) AND level = 'month' AND day >= $2::date AND day < $3::date
    UNION ALL
    SELECT measure, cell, value, n FROM ${table}
    WHERE measure = ANY ($1::text[]) AND level = 'day' AND day >= $3::date AND day <= $4::date
  ) counted
  GROUP BY measure, cell, value HAVING sum(n) <> 0`;

/** The tally of all partnerships as of a day, all that is known taken in; values are looked into by bucket. */
export class CountsOfTally implements BucketedCounts {
  readonly #counted = new Map<string, CountedValues[]>();

  private constructor(
    private readonly database: Queryable,
    private readonly tally: string,
    private readonly asOf: string,
  ) {}

  /** @param tally its table, for who sees all of the portfolio (`Sights.tally`) */
  static async read(
    database: Queryable,
    tally: string,
    asOf: string,
    measures: readonly Measure[] = Object.keys(MEASURES) as Measure[],
  ): Promise<CountsOfTally> {
    const counts = new CountsOfTally(database, tally, asOf);
    for (const { measure, cell, value, n } of await counts.tallied(measures)) {
      const bounds = boundsOf(measure as Measure, value);
      const bucket = bounds.least === bounds.most ? null : JSON.stringify([measure, cell, value]);
      counts.place(measure, cell).push({ ...bounds, n, bucket });
    }
    return counts;
  }

  in(measure: Measure, cell: string): readonly CountedValues[] {
    return this.#counted.get(placeOf(measure, cell)) ?? [];
  }

  async lookInto(buckets: ReadonlySet<string>): Promise<void> {
    const places = new Map(
      [...buckets].map((bucket) => {
        const [measure, cell, value] = JSON.parse(bucket) as [Measure, string, number];
        return [measureWithin(measure, cell, value), placeOf(measure, cell)];
      }),
    );
    for (const place of new Set(places.values())) {
      const kept = this.#counted.get(place)!.filter(({ bucket }) => bucket === null || !buckets.has(bucket));
      this.#counted.set(place, kept);
    }
    for (const { measure, value, n } of await this.tallied([...places.keys()]))
      this.#counted.get(places.get(measure)!)!.push({ least: value, most: value, n, bucket: null });
  }

  private place(measure: string, cell: string): CountedValues[] {
    const place = placeOf(measure, cell);
    const counted = this.#counted.get(place) ?? [];
    this.#counted.set(place, counted);
    return counted;
  }

  private tallied(measures: readonly string[]): Promise<Tallied[]> {
    const [year, month] = [`${this.asOf.slice(0, 4)}-01-01`, `${this.asOf.slice(0, 7)}-01`];
    return this.database.query<Tallied[]>(talliedIn(this.tally), [measures, year, month, this.asOf]);
  }
}
