import { type IndicatorVersion } from '#domain';

export interface NaiveProgress {
  readonly actual: number | null;
  readonly progress: number | null;
  /** Whether it is maintained, where that is its aim. */
  readonly kept: boolean | null;
}

/** Where an indicator stands and how far it has come, told as plainly as can be and apart from the domain. */
export function naiveProgress({ definition, measurements }: IndicatorVersion): NaiveProgress {
  const actual = naiveActual(definition, measurements);
  const { baseline, target, tolerance } = definition;
  if (actual === null || baseline === null || target === null) return { actual, progress: null, kept: null };
  if (baseline !== target) return { actual, progress: (actual - baseline) / (target - baseline), kept: null };
  const [least, most] = [target - (tolerance ?? 0), target + (tolerance ?? 0)];
  return { actual, progress: null, kept: actual >= least && actual <= most };
}

function naiveActual(
  { measure, accumulation }: IndicatorVersion['definition'],
  measurements: IndicatorVersion['measurements'],
): number | null {
  if (measurements.length === 0 || measure === 'qualitative') return null;
  let counted = measurements;
  if (accumulation === 'stock') {
    let [last] = measurements;
    for (const one of measurements) if (one.measuredOn >= last!.measuredOn) last = one;
    counted = [last!];
  }
  let [value, numerator, denominator] = [0, 0, 0];
  for (const one of counted) {
    value += one.value ?? 0;
    numerator += one.numerator ?? 0;
    denominator += one.denominator ?? 0;
  }
  return measure === 'percentage' ? (100 * numerator) / denominator : value;
}
