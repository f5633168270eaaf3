/** One figure, beside what it is compared with, taken in the same run. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same unit, of the baseline that `ratio` compares with; null for a figure that stands alone. */
  readonly baseline: number | null;
  /** `value / baseline`. */
  readonly ratio: number | null;
  /** Highest resident memory of this process, or of all that took part, while it was measured. */
  readonly peakRssMb: number;
}

/** A figure beside its baseline. */
export const compared = (
  name: string,
  unit: string,
  { value, baseline, peakRssMb }: { value: number; baseline: number; peakRssMb: number },
): Measure => ({
  name,
  value: rounded(value),
  unit,
  baseline: rounded(baseline),
  ratio: rounded(value / baseline),
  peakRssMb: Math.round(peakRssMb),
});

/** A figure that stands alone. */
export const alone = (name: string, unit: string, value: number, peakRssMb: number): Measure => ({
  name,
  value: rounded(value),
  unit,
  baseline: null,
  ratio: null,
  peakRssMb: Math.round(peakRssMb),
});

/** Three significant figures: more would not be true. */
const rounded = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(3)));
