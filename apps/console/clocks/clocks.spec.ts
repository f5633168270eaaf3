import { clocksIn, instantOf, SECOND_CLOCKS } from './clocks.js';
import { linksAtPoint } from './links-at-point.js';

const at = (query: string): URL => new URL(`http://registre.example/?${query}`);

describe('The point that a page asks for', () => {
  it('is today where its address says nothing', () => {
    expect(clocksIn(at('stage=modelling&asOf=&knownAt='))).toEqual({});
  });

  it('is a date, and a moment of a French clock as an instant', () => {
    expect(clocksIn(at('asOf=2024-12-31&knownAt=2025-01-31T18:00'))).toEqual({
      asOf: '2024-12-31',
      knownAt: '2025-01-31T18:00:00+01:00',
    });
    expect(instantOf('2025-07-01T09:30')).toBe('2025-07-01T09:30:00+02:00');
  });

  it('is what a closing fixed, whatever else is typed', () => {
    expect(clocksIn(at('asOf=2024-12-31&closing=abc'))).toEqual({ closing: 'abc' });
  });

  it('may be the second of two', () => {
    expect(clocksIn(at('asOf=2024-12-31&toKnownAt=4211'), SECOND_CLOCKS)).toEqual({ toKnownAt: '4211' });
  });

  it('is left to the API to refuse where it makes no sense', () => {
    expect(clocksIn(at('asOf=yesterday&knownAt=2025-02-31T18:00'))).toMatchObject({
      asOf: 'yesterday',
      knownAt: expect.any(String) as string,
    });
  });
});

describe('Links of a page at a point', () => {
  const clocks = { asOf: '2024-12-31', knownAt: '4211' };
  const id = '6d426836-ba71-5d15-b4d5-8b5d59f085e9';

  it.each([
    ['/', '/?asOf=2024-12-31&amp;knownAt=4211'],
    ['/partnerships', '/partnerships?asOf=2024-12-31&amp;knownAt=4211'],
    [`/partnerships/${id}#path`, `/partnerships/${id}?asOf=2024-12-31&amp;knownAt=4211#path`],
    ['/watch?signal=no-evidence', '/watch?signal=no-evidence&amp;asOf=2024-12-31&amp;knownAt=4211'],
    [
      '/partnerships?asOf=2026-01-01&amp;stage=off-path',
      '/partnerships?stage=off-path&amp;asOf=2024-12-31&amp;knownAt=4211',
    ],
  ])('stay at it: %s', (href, kept) => {
    expect(linksAtPoint(`<a href="${href}">x</a>`, clocks)).toBe(`<a href="${kept}">x</a>`);
  });

  it.each([
    '/closings',
    `/partnerships/${id}/compare?asOf=2024-12-31`,
    '/partnerships.csv?asOf=2024-12-31',
    'https://example.org/',
    '#content',
    '/assets/console.css',
  ])('leave it where there is no such point: %s', (href) => {
    expect(linksAtPoint(`<a href="${href}">x</a>`, clocks)).toBe(`<a href="${href}">x</a>`);
  });

  it('lead back to today where they say so', () => {
    const back = '<a class="button" data-point="today" href="/partnerships">x</a>';
    expect(linksAtPoint(back, clocks)).toBe(back);
  });
});
