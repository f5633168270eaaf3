import fc from 'fast-check';
import { v5 } from 'uuid';
import { derivedId } from './derived-id.js';

describe('a derived id', () => {
  it('is the UUIDv5 of its parts in the project’s namespace, for ever', () => {
    expect(derivedId('a', 1)).toBe(v5('["a",1]', '6f0a4a56-6f0b-4f6e-9a54-3c1f0f6f8a11'));
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.constantFrom('é'.repeat(3_000), '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(derivedId(...parts)).toBe(v5(JSON.stringify(parts), '6f0a4a56-6f0b-4f6e-9a54-3c1f0f6f8a11'));
      }),
    );
  });
});
