/** So many items whose value lies from `least` to `most`, both included; `bucket` names them where those differ. */
export interface CountedValues {
  readonly least: number;
  readonly most: number;
  readonly n: number;
  readonly bucket: string | null;
}

/** A bucket must be looked into before a figure is known. */
type Missing = (bucket: string) => void;

export const totalOf = (counted: readonly CountedValues[]): number =>
  counted.reduce((sum, { n }) => sum + n, 0);

/** How many items have a value below one. */
export function countBelow(counted: readonly CountedValues[], value: number, missing: Missing): number {
  let below = 0;
  for (const { least, most, n, bucket } of counted) {
    if (most < value) below += n;
    else if (least < value) missing(bucket!);
  }
  return below;
}

/** The values at some ranks, from 0, of items in order of value. */
function valuesAt(counted: readonly CountedValues[], ranks: readonly number[], missing: Missing): number[] {
  const byLeast = counted.toSorted((a, b) => a.least - b.least);
  const byMost = counted.toSorted((a, b) => a.most - b.most);
  const boundAt = (ordered: readonly CountedValues[], bound: 'least' | 'most', rank: number): number => {
    let upTo = 0;
    return ordered.find(({ n }) => (upTo += n) > rank)![bound];
  };
  return ranks.map((rank) => {
    const least = boundAt(byLeast, 'least', rank);
    const most = boundAt(byMost, 'most', rank);
    for (const one of counted) {
      if (one.bucket !== null && one.least <= most && one.most >= least) missing(one.bucket);
    }
    return least;
  });
}

/** Where a percentile lies: between which two ranks, and how far from the first. */
const placeOfPercentile = (share: number, n: number) => {
  const at = share * (n - 1);
  return { low: Math.floor(at), high: Math.ceil(at), between: at - Math.floor(at) };
};

/** Percentiles of some items, each interpolated between the two nearest values as PostgreSQL's `percentile_cont` does. */
function percentilesOf(
  counted: readonly CountedValues[],
  shares: readonly number[],
  missing: Missing,
): number[] {
  const n = totalOf(counted);
  const places = shares.map((share) => placeOfPercentile(share, n));
  const values = valuesAt(
    counted,
    places.flatMap(({ low, high }) => [low, high]),
    missing,
  );
  return places.map(({ between }, place) => {
    const low = values[2 * place]!;
    return low + between * (values[2 * place + 1]! - low);
  });
}

/** A percentile (0.75: three in four are no more) of one item or more. */
export const percentileOf = (counted: readonly CountedValues[], share: number, missing: Missing): number =>
  percentilesOf(counted, [share], missing)[0]!;

export interface Spread {
  readonly n: number;
  readonly median: number | null;
  readonly p75: number | null;
  readonly least: number | null;
  readonly most: number | null;
}

/** How the values of items spread. */
export function spreadOf(counted: readonly CountedValues[], missing: Missing): Spread {
  const n = totalOf(counted);
  if (n === 0) return { n, median: null, p75: null, least: null, most: null };
  const [least, median, p75, most] = percentilesOf(counted, [0, 0.5, 0.75, 1], missing);
  return { n, median: median!, p75: p75!, least: least!, most: most! };
}
