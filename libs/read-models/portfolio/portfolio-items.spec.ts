import fc from 'fast-check';
import { partnershipFold, stateAt } from '#domain';
import { randomLife } from '#domain/testing';
import { packed, unpacked } from './portfolio-cells.js';
import { portfolioItems } from './portfolio-items.js';

describe('What the portfolio counts of a partnership', () => {
  it('is packed and unpacked the same, whatever its life', () => {
    fc.assert(
      fc.property(randomLife({ corrected: true }), (stories) => {
        for (const item of portfolioItems(stateAt(partnershipFold, stories.at(-1)!.facts))) {
          const { measure, cell, value } = item;
          expect(Number.isSafeInteger(packed(item))).toBe(true);
          expect(unpacked(packed(item))).toEqual({ measure, cell, value });
        }
      }),
      { numRuns: 100 },
    );
  });
});
