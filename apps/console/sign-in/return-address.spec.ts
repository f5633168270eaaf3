import fc from 'fast-check';
import { returnAddress, signInAddress } from './return-address.js';

describe('Where someone comes back to once signed in', () => {
  it.each([
    ['/', '/'],
    ['/partnerships?stage=modelling&asOf=2019-12-31', '/partnerships?stage=modelling&asOf=2019-12-31'],
    ['/organisations/1#a', '/organisations/1'],
  ])('is the page asked for: %s', (asked, expected) => {
    expect(returnAddress(asked)).toBe(expected);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example',
    '/%09/../..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'evil.example',
    '@evil.example',
    'http://localhost/partnerships',
    '/sign-in?to=/',
    '/signed-in?code=1',
    '/sign-out',
    '',
    undefined,
    ['/partnerships'],
  ])('is the first page where %j is asked for', (asked) => {
    expect(returnAddress(asked)).toBe('/');
  });

  it('is on this site, whatever is asked for', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '//',
      ':',
      '@',
      '%2f',
      '\t',
      '\n',
      'evil.example',
      'http',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (asked) => {
          const back = new URL(returnAddress(asked), 'https://ledger.example/signed-in');
          expect(back.origin).toBe('https://ledger.example');
        },
      ),
    );
  });

  it('is kept on the way in', () => {
    const { searchParams } = new URL(signInAddress(new URL('http://h/watch?a=1&b=é')), 'http://h');
    expect(searchParams.get('to')).toBe('/watch?a=1&b=%C3%A9');
    expect(signInAddress(new URL('http://h/'))).toBe('/sign-in');
  });
});
