import fc from 'fast-check';
import { latestMeasurement, maintained, progressOf, type IndicatorVersion } from './evaluation.js';

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

describe('The latest measurement', () => {
  const at = (measuredOn: string, value: number) => ({ measuredOn, value });
  const latest = (...measurements: readonly { measuredOn: string; value: number }[]) =>
    latestMeasurement({ measurements } as unknown as IndicatorVersion);

  it('is the last by date, of one day the one recorded last', () => {
    expect(latest(at('2012-01-01', 1), at('2013-01-01', 2), at('2012-06-01', 3))?.value).toBe(2);
    expect(latest(at('2012-01-01', 1), at('2012-01-01', 2))?.value).toBe(2);
    expect(latest()).toBeNull();
  });
});
