import fc from 'fast-check';
import { requestedAddress } from './requested-address.js';

const pathAndQuery = (originalUrl: string): string => {
  const { pathname, search } = requestedAddress({ originalUrl });
  return pathname + search;
};

describe('The address of a request', () => {
  it.each([
    ['/partnerships?stage=modelling', '/partnerships?stage=modelling'],
    ['/', '/'],
    ['//', '/'],
    ['///', '/'],
    ['//a:b', '/a:b'],
    ['//h//evil.example/', '/h//evil.example/'],
    ['/\\evil.example', '/evil.example'],
    ['/.//evil.example', '/evil.example'],
    ['/%2e//evil.example', '/evil.example'],
    ['/x/..//evil.example', '/evil.example'],
    ['http://evil.example/watch?signal=no-evidence', '/watch?signal=no-evidence'],
    ['http://evil.example//other.example', '/other.example'],
    ['?lang=en', '/?lang=en'],
    ['*', '/*'],
  ])('%s is %s', (originalUrl, expected) => {
    expect(pathAndQuery(originalUrl)).toBe(expected);
  });

  it('is told of any target, and written in a link leads to the same site', () => {
    const target = fc.array(
      fc.constantFrom('/', '\\', '.', '..', '%2e', ':', '@', '?', '#', 'http:', 'evil.example', 'é', '%'),
    );
    fc.assert(
      fc.property(target, (parts) => {
        const { origin } = new URL(pathAndQuery(parts.join('')), 'http://here.example');
        expect(origin).toBe('http://here.example');
      }),
    );
  });
});
