import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, canonicalText } from './canonical-json.js';
import { NotCanonical } from './event-store.js';

const refusedAt = (value: unknown): string => {
  try {
    return `written as ${canonicalJson(value)}`;
  } catch (error) {
    if (error instanceof NotCanonical) return error.path;
    throw error;
  }
};

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units, those that look like integers too', () => {
    expect(canonicalJson({ b: 1, '10': 2, '9': 3, é: 4, '😀': 5, '\ufb33': 6, a: { z: 0, y: 0 } })).toBe(
      '{"10":2,"9":3,"a":{"y":0,"z":0},"b":1,"é":4,"😀":5,"\ufb33":6}',
    );
  });

  it('prints numbers and escapes as RFC 8785 does', () => {
    expect(canonicalJson([1e3, -0, 1e21, 0.000001, 1e-7, '\u0000\n"\\€/'])).toBe(
      '[1000,0,1e+21,0.000001,1e-7,"\\u0000\\n\\"\\\\€/"]',
    );
  });

  it('leaves out a member that is undefined', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it('keeps NFC and NFD apart', () => {
    expect(canonicalJson('\u00e9')).not.toBe(canonicalJson('e\u0301'));
  });

  it('refuses what has no canonical form, naming the place', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(refusedAt({ a: [0, { 'b/c~d': '\ud800' }] })).toBe('/a/1/b~1c~0d');
    expect(refusedAt({ '\udc00': 1 })).toBe('/\udc00');
    expect(refusedAt([NaN])).toBe('/0');
    expect(refusedAt({ a: Infinity })).toBe('/a');
    expect(refusedAt([undefined])).toBe('/0');
    // eslint-disable-next-line no-sparse-arrays
    expect(refusedAt([1, , 2])).toBe('/1');
    expect(refusedAt({ a: 1n })).toBe('/a');
    expect(refusedAt({ a: () => 1 })).toBe('/a');
    expect(refusedAt({ a: new Date(0) })).toBe('/a');
    expect(refusedAt({ a: new Map() })).toBe('/a');
    expect(refusedAt(cycle)).toBe('/self');
    expect(refusedAt(undefined)).toBe('');
  });

  it('writes the same object twice where it appears twice', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });

  it('is a fixed point: read back and written again it is the same bytes, for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const written = canonicalJson(value);
        expect(written).toBe(canonicalize(value));
        expect(canonicalText(written)).toBe(written);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
