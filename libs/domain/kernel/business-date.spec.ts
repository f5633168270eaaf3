import { addDays, businessDate, businessDateOf, daysBetween } from './business-date.js';

describe('Whole days between two dates', () => {
  it.each([
    ['2020-01-01', '2020-01-03', 2],
    ['2020-01-01', '2020-01-01', 0],
    ['2020-02-28', '2020-03-01', 2],
    ['2019-02-28', '2019-03-01', 1],
    ['2019-12-31', '2020-12-31', 366],
    // The nights when French clocks change are no shorter nor longer in days.
    ['2020-03-28', '2020-03-30', 2],
    ['2020-10-24', '2020-10-26', 2],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });
});

describe('The business day of an instant', () => {
  it.each([
    ['2026-01-01T22:59:59Z', '2026-01-01'],
    ['2026-01-01T23:00:00Z', '2026-01-02'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
  ])('%s is %s in France', (instant, day) => expect(businessDateOf(new Date(instant))).toBe(day));
});

describe('A business date', () => {
  it.each(['1900-01-01', '2024-02-29'])('%s is one', (date) =>
    expect(businessDate().safeParse(date).success).toBe(true),
  );

  it.each(['1899-12-31', '2023-02-29', '2024-13-01', '2024-1-1', '2024-01-01T00:00:00Z', '', null])(
    '%s is none',
    (date) => expect(businessDate().safeParse(date).success).toBe(false),
  );
});
