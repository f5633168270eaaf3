import { median, medianOfRounds, quantile } from './rounds.js';

describe('rounds', () => {
  it('run turn by turn, another one first each time; the first round is not counted', async () => {
    const turns: string[] = [];
    const figures = { a: [100, 1, 2, 3], b: [0, 30, 20, 10] };
    const take = (name: 'a' | 'b') => async () => {
      turns.push(name);
      return figures[name].shift()!;
    };
    expect(await medianOfRounds(3, { a: take('a'), b: take('b') })).toEqual({ a: 2, b: 20 });
    expect(turns.join('')).toBe('abbaabba');
  });

  it('quantiles are interpolated', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
    expect(median([])).toBeNaN();
  });
});
