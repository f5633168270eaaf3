import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** The time zone in which "today" is judged: business dates are French calendar days. */
export const BUSINESS_TIME_ZONE = 'Europe/Paris';
export const EARLIEST_BUSINESS_DATE = '1900-01-01';

/** Schema of a business date: a real calendar day, `YYYY-MM-DD`. */
export const businessDate = () =>
  z.iso
    .date()
    .refine((date) => date >= EARLIEST_BUSINESS_DATE, { error: `not before ${EARLIEST_BUSINESS_DATE}` });

/** The French calendar day of an instant. */
export const businessDateOf = (instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(BUSINESS_TIME_ZONE)
    .toPlainDate()
    .toString();

/** Of a day without clock changes: dates are counted in UTC. */
const MS_PER_DAY = 86_400_000;

/** Whole days from one business date to another, the last day excluded: 2020-01-01 → 2020-01-03 is 2. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;

/** The same day so many years later; 29 February gives the 28th where there is none. */
export const addYears = (date: string, years: number): string =>
  Temporal.PlainDate.from(date).add({ years }).toString();

export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();
