import { Words } from '../words/words.js';
import { timeChart, type TimeLine } from './time-chart.js';

const LEVELS = [1, 2, 3, 4, 5].map((value) => ({ value, says: String(value) }));
const line = (points: TimeLine['points']): TimeLine => ({
  name: 'Association',
  marked: { place: 0, isPanel: false },
  points,
});
const drawn = (lines: readonly TimeLine[]): string =>
  timeChart(new Words('en'), { id: 't', title: 'Trust', levels: LEVELS, lines, inWords: String }).markup;

describe('A trajectory', () => {
  it('stands from the first day to the last, the lowest level at the bottom', () => {
    const markup = drawn([
      line([
        { day: '2025-01-01', value: 1 },
        { day: '2026-01-01', value: 5 },
      ]),
    ]);
    expect(markup).toMatch(/x1="12%"\s+y1="144"\s+x2="96%"\s+y2="12"\s+class="step step--1"/);
  });

  it('is broken where a value is withheld, which the table says', () => {
    const markup = drawn([
      line([
        { day: '2024-01-01', value: 2 },
        { day: '2025-01-01', value: null, note: 'fewer than 5' },
        { day: '2026-01-01', value: 4 },
      ]),
    ]);
    expect(markup).not.toContain('class="step');
    expect(markup).toContain('fewer than 5');
  });

  it('of one round is a point in the middle', () => {
    expect(drawn([line([{ day: '2025-01-01', value: 3 }])])).toContain('<svg x="54%" y="78"');
  });

  it('beyond its levels stays in the drawing', () => {
    expect(drawn([line([{ day: '2025-01-01', value: 40 }])])).toContain('y="4.08"');
  });
});
