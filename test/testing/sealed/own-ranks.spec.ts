import { withOwnRanks } from './own-ranks.js';

const ranked = (line: string, ...positions: bigint[]): string =>
  withOwnRanks({ rows: [line] }, positions).rows![0]!;

describe('Positions as ranks in a run’s own log', () => {
  it('are the same, whatever others wrote in between', () => {
    const row = (first: bigint, second: bigint) => `{"position": ${second}, "known": "[${first},${second})"}`;
    expect(ranked(row(20_011n, 34_500n), 20_011n, 34_500n)).toBe('{"position": 1, "known": "[0,1)"}');
    expect(ranked(row(91_207n, 99_001n), 91_207n, 99_001n)).toBe(
      ranked(row(20_011n, 34_500n), 20_011n, 34_500n),
    );
  });

  it('leave everything as it is where they are dense', () => {
    const row = '{"score": 2, "position": 4, "at": "2026-11-21T11:00:00.003Z", "rate": 2.5}';
    expect(ranked(row, 0n, 1n, 2n, 3n, 4n, 5n)).toBe(row);
  });

  it.each([
    '"00020011-0000-4000-8000-000000020011"',
    'a-20011-b',
    '"k3J9/20011+k3J9k3J9k3J9k3J9"',
    '2026-11-21T11:00:00.20011Z',
    '20011.5',
  ])('are not looked for in %s', (text) => expect(ranked(text, 1n, 20_011n)).toBe(text));
});
