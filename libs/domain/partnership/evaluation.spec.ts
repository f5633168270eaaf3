import { latestMeasurement, type IndicatorVersion } from './evaluation.js';

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
