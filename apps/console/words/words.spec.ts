import { Words } from './words.js';

const french = new Words('fr');
const english = new Words('en');

describe('A date on a page', () => {
  it.each([
    ['2015-03-01', 'day', '1er mars 2015', '1 March 2015'],
    ['2015-03-12', 'day', '12 mars 2015', '12 March 2015'],
    ['2015-03-01', 'month', 'mars 2015', 'March 2015'],
    ['2008-01-01', 'year', '2008', '2008'],
    [
      '2015-01-08',
      'not-stated',
      'date non indiquée (au plus tard le 8 janvier 2015)',
      'date not stated (8 January 2015 at the latest)',
    ],
  ] as const)('%s, known to the %s, is written %s or %s', (date, precision, fr, en) => {
    expect([french.date(date, precision), english.date(date, precision)]).toEqual([fr, en]);
  });

  it('is in French time for an instant', () => {
    expect(french.moment('2026-01-31T23:30:00Z')).toBe('1 févr. 2026, 00:30');
  });
});

describe('A number of things', () => {
  it.each([
    [0, '0 jour', '0 days'],
    [1, '1 jour', '1 day'],
    [2, '2 jours', '2 days'],
    [1200, '1 200 jours', '1,200 days'],
  ])('%d is counted as each language does', (count, fr, en) => {
    expect([french.days(count), english.days(count)].map((text) => text.replace(/\s/g, ' '))).toEqual([
      fr,
      en,
    ]);
  });
});
