import fc from 'fast-check';
import { countBelow, percentileOf, spreadOf, type CountedValues } from './counted-values.js';
import { workedOut, type BucketedCounts } from './counts.js';

const WIDTH = 7;

/** Values as the tally first tells them: by bucket, each looked into on demand. */
class Bucketed implements BucketedCounts {
  readonly #open = new Set<string>();
  constructor(private readonly values: readonly number[]) {}

  in(): readonly CountedValues[] {
    const counted = Map.groupBy(this.values, (value) => {
      const bucket = Math.floor(value / WIDTH);
      return this.#open.has(String(bucket)) ? `${bucket} ${value}` : String(bucket);
    });
    return [...counted].map(([key, { length: n }]) => {
      const [bucket, value] = key.split(' ');
      if (value !== undefined) return { least: Number(value), most: Number(value), n, bucket: null };
      const least = Number(bucket) * WIDTH;
      return { least, most: least + WIDTH - 1, n, bucket: bucket! };
    });
  }

  async lookInto(buckets: ReadonlySet<string>): Promise<void> {
    for (const bucket of buckets) this.#open.add(bucket);
  }
}

const byHand = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - low);
};

const values = fc.array(fc.integer({ min: -50, max: 200 }), { minLength: 1, maxLength: 60 });

describe('Values counted by bucket', () => {
  it('spread as they do one by one, once the buckets that matter were looked into', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        const spread = await workedOut(new Bucketed(all), (counts, missing) =>
          spreadOf(counts.in('stay', ''), missing),
        );
        expect(spread).toEqual({
          n: all.length,
          median: byHand(all, 0.5),
          p75: byHand(all, 0.75),
          least: Math.min(...all),
          most: Math.max(...all),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are counted below any value, and have any percentile', async () => {
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.integer({ min: -60, max: 210 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (all, value, share) => {
          const [below, percentile] = await workedOut(new Bucketed(all), (counts, missing) => [
            countBelow(counts.in('stay', ''), value, missing),
            percentileOf(counts.in('stay', ''), share, missing),
          ]);
          expect(below).toBe(all.filter((one) => one < value).length);
          expect(percentile).toBe(byHand(all, share));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('look into few buckets', async () => {
    const counts = new Bucketed(Array.from({ length: 5_000 }, (_, rank) => rank));
    const looked: string[] = [];
    const lookInto = counts.lookInto.bind(counts);
    counts.lookInto = async (buckets) => {
      looked.push(...buckets);
      await lookInto(buckets);
    };
    await workedOut(counts, (all, missing) => spreadOf(all.in('stay', ''), missing));
    expect(looked.length).toBeLessThan(10);
  });
});
