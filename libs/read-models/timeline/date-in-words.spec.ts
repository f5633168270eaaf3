import { dateInWords, numberInWords } from './date-in-words.js';

describe('A date in words', () => {
  it.each([
    ['2015-03-02', 'day', '2 mars 2015', '2 March 2015'],
    ['2015-03-01', 'day', '1er mars 2015', '1 March 2015'],
    ['2015-03-11', 'day', '11 mars 2015', '11 March 2015'],
    ['2015-03-01', 'month', 'mars 2015', 'March 2015'],
    ['2008-01-01', 'year', '2008', '2008'],
    [
      '2008-12-31',
      'not-stated',
      'date non indiquée (au plus tard le 31 décembre 2008)',
      'date not stated (31 December 2008 at the latest)',
    ],
  ] as const)('%s, known to the %s', (date, precision, fr, en) => {
    expect([dateInWords(date, precision, 'fr'), dateInWords(date, precision, 'en')]).toEqual([fr, en]);
  });
});

describe('A number in words', () => {
  it.each([
    [0.1, '0,1', '0.1'],
    [1234567.25, '1 234 567,25', '1,234,567.25'],
    [-3, '-3', '-3'],
  ])('%d', (value, fr, en) => {
    expect([numberInWords(value, 'fr').replace(/\s/g, ' '), numberInWords(value, 'en')]).toEqual([fr, en]);
  });
});
