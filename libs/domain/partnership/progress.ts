import { type MeasureKind } from '../reference/measures.js';
import { type IndicatorDefinition } from './indicator-definition.js';

/** What a measure says, by its kind: a value, or a numerator and a denominator; a quality says nothing that counts. */
export interface Figure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const NO_FIGURE: Figure = { value: null, numerator: null, denominator: null };

/** A sum that does not depend on the order of its terms, to the last bit. */
export const sumOf = (terms: readonly number[]): number =>
  terms.toSorted((a, b) => a - b).reduce((sum, term) => sum + term, 0);

/** Whether two quantities are one: whole ones to the last unit (cents, people), others but for what binary loses of decimals. */
export const isSame = (one: number, other: number): boolean =>
  one === other ||
  (!(Number.isInteger(one) && Number.isInteger(other)) &&
    Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other)));

const present = (terms: readonly (number | null)[]): number[] => terms.filter((term) => term !== null);

/** The lower of the two in the middle: a rank there is, on a scale that knows no halves. */
const lowMedian = (ranks: readonly number[]): number | null =>
  ranks.toSorted((a, b) => a - b)[Math.floor((ranks.length - 1) / 2)] ?? null;

/**
 * Several figures of one definition as one, in whatever order they come: numbers and money by sum, percentages by the sums of
 * their numerators and denominators, ranks by their median; qualities never.
 */
export function aggregated(measure: MeasureKind, figures: readonly Figure[]): Figure {
  if (figures.length === 0) return NO_FIGURE;
  switch (measure) {
    case 'number':
    case 'money':
      return { ...NO_FIGURE, value: sumOf(present(figures.map(({ value }) => value))) };
    case 'percentage':
      return {
        value: null,
        numerator: sumOf(present(figures.map(({ numerator }) => numerator))),
        denominator: sumOf(present(figures.map(({ denominator }) => denominator))),
      };
    case 'ordinal':
      return { ...NO_FIGURE, value: lowMedian(present(figures.map(({ value }) => value))) };
    case 'qualitative':
      return NO_FIGURE;
  }
}

/** A figure as one number, in the unit of the baseline and the target: a percentage in points. */
export const numberOf = (measure: MeasureKind, { value, numerator, denominator }: Figure): number | null =>
  measure !== 'percentage'
    ? value
    : numerator === null || denominator === null || denominator === 0
      ? null
      : (100 * numerator) / denominator;

/**
 * Progress = (actual − baseline) / (target − baseline); null where a term is missing or target equals baseline; never
 * clamped (domain, §3). On an ordinal scale, ranks stand for values.
 */
export const progressOf = (
  { baseline, target }: Pick<IndicatorDefinition, 'baseline' | 'target'>,
  actual: number | null,
): number | null =>
  actual === null || baseline === null || target === null || target === baseline
    ? null
    : (actual - baseline) / (target - baseline);

/** Whether a "maintain" indicator (target equal to baseline) is met within its tolerance, edges included; null for any other, or where a term is missing. */
export function maintained(
  { baseline, target, tolerance }: Pick<IndicatorDefinition, 'baseline' | 'target' | 'tolerance'>,
  actual: number | null,
): boolean | null {
  if (actual === null || target === null || baseline !== target) return null;
  const reach = target + Math.sign(actual - target) * (tolerance ?? 0);
  return Math.abs(actual - target) <= (tolerance ?? 0) || isSame(actual, reach);
}
