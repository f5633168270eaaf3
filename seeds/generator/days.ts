const DAY_MS = 86_400_000;

/** First day on which anything happens. */
export const FIRST_DAY = '2005-01-01';
const FIRST = Date.parse(FIRST_DAY);

const names: string[] = [];

/** A calendar day, YYYY-MM-DD, by its number from `FIRST_DAY`. */
export function dayAt(number: number): string {
  return (names[number] ??= new Date(FIRST + number * DAY_MS).toISOString().slice(0, 10));
}

/** Number of a calendar day, from `FIRST_DAY`. */
export const numberOf = (day: string): number => Math.round((Date.parse(day) - FIRST) / DAY_MS);
