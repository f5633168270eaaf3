import { PLACES, rankOf } from './portfolio-cells.js';
import { dayNumber, MEASURES, type Measure, type PortfolioItem } from './portfolio-items.js';
import { WholeNumbers, writeWhole } from './varint.js';

/** The measures whose items have days that a period is held against. */
const WITH_DAYS: ReadonlySet<Measure> = new Set(['stay', 'stay-since', 'indicator', 'progress']);

const KINDS = PLACES.map(({ measure }) => ({
  hasValue: MEASURES[measure] !== 'none',
  hasDays: WITH_DAYS.has(measure),
}));

/** Which day: none, or so many days after another; one more, as nought is none. */
const writeDay = (bytes: number[], day: string | null, after: number): void =>
  writeWhole(bytes, day === null ? 0 : past(dayNumber(day) - after));
const past = (days: number): number => (days >= 0 ? days + 1 : days);
const daysOf = (written: number): number => (written > 0 ? written - 1 : written);

/**
 * Items as `bytea` of a partnership's row, in PostgreSQL's hex: of each the rank of its cell (a byte), its value where
 * its measure has one, and its two days where its measure has them. They may stand one behind another, row after row.
 */
export function packedItems(items: readonly PortfolioItem[]): string {
  const bytes: number[] = [];
  for (const { measure, cell, value, from, to } of items) {
    const rank = rankOf(measure, cell);
    bytes.push(rank);
    if (KINDS[rank]!.hasValue) writeWhole(bytes, value);
    if (!KINDS[rank]!.hasDays) continue;
    writeDay(bytes, from, 0);
    writeDay(bytes, to, from === null ? 0 : dayNumber(from));
  }
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}

/** An item as it is counted: the rank of its cell, its value, and its days as days since 1970-01-01. */
export type TakeItem = (rank: number, value: number, begun: number | null, over: number | null) => void;

/** Takes packed items one by one. */
export function eachPackedItem(packed: Uint8Array, take: TakeItem): void {
  const numbers = new WholeNumbers(packed);
  const day = (after: number): number | null => {
    const written = numbers.next();
    return written === 0 ? null : after + daysOf(written);
  };
  while (!numbers.isAtEnd) {
    const rank = numbers.byte();
    const { hasValue, hasDays } = KINDS[rank]!;
    const value = hasValue ? numbers.next() : 0;
    const begun = hasDays ? day(0) : null;
    take(rank, value, begun, hasDays ? day(begun ?? 0) : null);
  }
}
