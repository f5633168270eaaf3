import { asked, Misunderstood } from './asked.js';

describe('what is asked of the generator', () => {
  it('is a number of partnerships, a seed and a last day', () => {
    expect(asked(['--partnerships', '120', '--seed', '7'])).toEqual({
      ...{ partnerships: 120, seed: 7, until: '2026-06-30' },
    });
    expect(asked(['--help'])).toBe('help');
  });

  it.each([
    [],
    ['--partnerships', '0'],
    ['--partnerships', '1.5'],
    ['--partnerships', 'many'],
    ['--partnerships', '1', '--seed', 'x'],
    ['--partnerships', '1', '--until', '2026-13-01'],
    ['--partnerships', '1', '--until', '1999-01-01'],
    ['--partnership', '1'],
  ])('is refused when it means nothing: %s %s %s %s', (...line) => {
    expect(() => asked(line.filter((word) => word !== undefined))).toThrow(Misunderstood);
  });
});
