import fc from 'fast-check';
import { aggregated, maintained, numberOf, progressOf, sumOf, type Figure } from './progress.js';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
/** A baseline and another target, rising or falling. */
const terms = fc
  .record({ baseline: amount, target: amount })
  .filter(({ baseline, target }) => baseline !== target);

describe('Progress of an indicator', () => {
  it('is none at its baseline and whole at its target', () => {
    fc.assert(
      fc.property(terms, (given) => {
        expect(progressOf(given, given.baseline)).toBeCloseTo(0, 12);
        expect(progressOf(given, given.target)).toBe(1);
      }),
    );
  });

  it('does not depend on the unit: neither scale nor origin change it', () => {
    const scale = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: -1000, max: -1 }));
    fc.assert(
      fc.property(terms, amount, scale, amount, ({ baseline, target }, actual, by, plus) => {
        const inOther = (value: number) => by * value + plus;
        expect(
          progressOf({ baseline: inOther(baseline), target: inOther(target) }, inOther(actual)),
        ).toBeCloseTo(progressOf({ baseline, target }, actual)!, 6);
      }),
    );
  });

  it('grows toward the target, whether the indicator rises or falls', () => {
    fc.assert(
      fc.property(terms, amount, fc.integer({ min: 1, max: 1000 }), ({ baseline, target }, actual, step) => {
        const nearer = actual + Math.sign(target - baseline) * step;
        expect(progressOf({ baseline, target }, nearer)!).toBeGreaterThan(
          progressOf({ baseline, target }, actual)!,
        );
      }),
    );
  });

  it.each([
    [20, 120, 70, 0.5],
    [120, 20, 70, 0.5],
    [20, 120, 220, 2],
    [20, 120, -30, -0.5],
    [120, 20, 170, -0.5],
    [0, 3, 1, 1 / 3],
  ])(
    'from %d to %d, at %d, is %d: above 1 and below 0 alike, never clamped',
    (baseline, target, actual, progress) => {
      expect(progressOf({ baseline, target }, actual)).toBe(progress);
    },
  );

  it.each([
    [null, 120, 70],
    [20, null, 70],
    [20, 120, null],
    [50, 50, 70],
    [null, null, null],
  ])('from %s to %s, at %s, is not told', (baseline, target, actual) => {
    expect(progressOf({ baseline, target }, actual)).toBeNull();
  });
});

describe('An indicator to maintain', () => {
  it.each([
    [50, 2, 51, true],
    [50, 2, 52, true],
    [50, 2, 48, true],
    [50, 2, 52.1, false],
    [50, null, 50, true],
    [50, null, 50.1, false],
    [0, 0, 0, true],
    // Exactly at the edge, where binary is a little off it.
    [0.7, 0.1, 0.8, true],
    [70.1, 0.1, 70.2, true],
    [70.1, 0.1, 70.0, true],
    [0.7, 0.1, 0.801, false],
    [1_000_000_000_000, 0, 1_000_000_000_001, false],
  ])('at %d within %s, measured %d: %s', (level, tolerance, actual, met) => {
    expect(maintained({ baseline: level, target: level, tolerance }, actual)).toBe(met);
  });

  it.each([
    [20, 120, 70],
    [null, 50, 50],
    [50, null, 50],
    [null, null, 50],
    [50, 50, null],
  ])('is not told from %s to %s, measured %s', (baseline, target, actual) => {
    expect(maintained({ baseline, target, tolerance: 1 }, actual)).toBeNull();
  });

  it('has a progress or is to maintain, never both', () => {
    fc.assert(
      fc.property(amount, amount, amount, (baseline, target, actual) => {
        const both = { baseline, target, tolerance: 0 };
        expect(progressOf(both, actual) === null).toBe(maintained(both, actual) !== null);
      }),
    );
  });
});

const figure = (said: Partial<Figure>): Figure => ({
  value: null,
  numerator: null,
  denominator: null,
  ...said,
});
const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => figure({ value }));
const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => figure({ value }));
const rank = fc.integer({ min: 1, max: 5 }).map((value) => figure({ value }));
const percentage = fc
  .record({ numerator: fc.integer({ min: 0, max: 1e6 }), denominator: fc.integer({ min: 1, max: 1e6 }) })
  .map(figure);
const several = <Of>(one: fc.Arbitrary<Of>) => fc.array(one, { minLength: 1, maxLength: 30 });
const kinds = fc.oneof(
  ...(
    [
      ['number', number],
      ['money', cents],
      ['ordinal', rank],
      ['percentage', percentage],
    ] as const
  ).map(([measure, one]) => fc.record({ measure: fc.constant(measure), figures: several(one) })),
);

describe('Figures of one definition, as one', () => {
  it('do not depend on their order, to the last bit', () => {
    const shuffled = kinds.chain(({ measure, figures }) =>
      fc
        .shuffledSubarray(figures, { minLength: figures.length })
        .map((other) => ({ measure, figures, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ measure, figures, other }) => {
        expect(aggregated(measure, other)).toEqual(aggregated(measure, figures));
      }),
    );
  });

  it('of percentages are the sum of numerators over the sum of denominators, whatever is put together first', () => {
    fc.assert(
      fc.property(several(percentage), several(percentage), (some, others) => {
        const all = aggregated('percentage', [...some, ...others]);
        const parts = [aggregated('percentage', some), aggregated('percentage', others)];
        expect(aggregated('percentage', parts)).toEqual(all);
        const terms = [...some, ...others];
        const [top, bottom] = [
          terms.reduce((sum, { numerator }) => sum + numerator!, 0),
          terms.reduce((sum, { denominator }) => sum + denominator!, 0),
        ];
        expect(numberOf('percentage', all)).toBe((100 * top) / bottom);
      }),
    );
  });

  it('of percentages lie between the least and the greatest, nearer to those with more behind them', () => {
    fc.assert(
      fc.property(several(percentage), (figures) => {
        const each = figures.map((one) => numberOf('percentage', one)!);
        const all = numberOf('percentage', aggregated('percentage', figures))!;
        expect(all).toBeGreaterThanOrEqual(Math.min(...each) - 1e-9);
        expect(all).toBeLessThanOrEqual(Math.max(...each) + 1e-9);
      }),
    );
    // Nine of ten and none of ninety are nine in a hundred, not forty-five.
    const [few, many] = [
      figure({ numerator: 9, denominator: 10 }),
      figure({ numerator: 0, denominator: 90 }),
    ];
    expect(numberOf('percentage', aggregated('percentage', [few, many]))).toBe(9);
  });

  it('of money are whole cents', () => {
    fc.assert(
      fc.property(several(cents), (figures) => {
        const { value } = aggregated('money', figures);
        expect(Number.isSafeInteger(value)).toBe(true);
        expect(value).toBe(figures.reduce((sum, one) => sum + one.value!, 0));
      }),
    );
  });

  it('of ranks are a rank that was given, with as many below as above', () => {
    fc.assert(
      fc.property(several(rank), (figures) => {
        const ranks = figures.map(({ value }) => value!);
        const { value: median } = aggregated('ordinal', figures);
        expect(ranks).toContain(median);
        expect(ranks.filter((one) => one < median!).length).toBeLessThanOrEqual(ranks.length / 2);
        expect(ranks.filter((one) => one > median!).length).toBeLessThanOrEqual(ranks.length / 2);
      }),
    );
  });

  it('of qualities, or of nothing, are none', () => {
    expect(aggregated('qualitative', [figure({}), figure({})])).toEqual(figure({}));
    for (const measure of ['number', 'money', 'percentage', 'ordinal'] as const)
      expect(aggregated(measure, [])).toEqual(figure({}));
  });

  it('sum the same in any order, decimals included', () => {
    expect(sumOf([0.1, 0.2, 0.3])).toBe(sumOf([0.3, 0.1, 0.2]));
    expect(sumOf([1e16, 1, -1e16])).toBe(sumOf([-1e16, 1e16, 1]));
  });
});
