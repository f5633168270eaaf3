import fc from 'fast-check';
import { partnershipFold, stateAt } from '#domain';
import { randomLife } from '#domain/testing';
import { eachPackedItem, packedItems } from './packed-items.js';
import { PLACES } from './portfolio-cells.js';
import { dayNumber, portfolioItems, type PortfolioItem } from './portfolio-items.js';

const numbered = (day: string | null): number | null => (day === null ? null : dayNumber(day));

const counted = ({ measure, cell, value, from, to }: PortfolioItem) => ({
  ...{ measure, cell, value },
  ...{ begun: numbered(from), over: numbered(to) },
});

function unpacked(...rows: readonly string[]) {
  const items: ReturnType<typeof counted>[] = [];
  const bytes = Buffer.from(rows.map((row) => row.slice('\\x'.length)).join(''), 'hex');
  eachPackedItem(bytes, (rank, value, begun, over) => items.push({ ...PLACES[rank]!, value, begun, over }));
  return items;
}

describe('What the portfolio counts of a partnership', () => {
  it('is packed and unpacked the same, whatever its life, several one behind another', () => {
    fc.assert(
      fc.property(fc.array(randomLife({ corrected: true }), { maxLength: 2 }), (lives) => {
        const rows = lives.map((stories) => portfolioItems(stateAt(partnershipFold, stories.at(-1)!.facts)));
        expect(unpacked(...rows.map(packedItems))).toEqual(rows.flat().map(counted));
      }),
      { numRuns: 100 },
    );
  });

  it('is packed with any value and any days that its measure has', () => {
    const day = fc.option(
      fc
        .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    );
    const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(fc.array(fc.record({ value: int32, from: day, to: day })), (items) => {
        const stays = items.map((one) => ({ measure: 'stay' as const, cell: 'conception/passed', ...one }));
        expect(unpacked(packedItems(stays))).toEqual(stays.map(counted));
      }),
    );
  });

  it('is told by the rank of its cell, which takes one byte', () => {
    expect(PLACES.length).toBeLessThanOrEqual(256);
  });
});
