import { addDays, businessDateOf } from '#domain';

/** Whether a day is from today to a year from now: how long a key may be good. */
export function isWithinAYear(day: string, now: Date): boolean {
  const today = businessDateOf(now);
  return day >= today && day <= addDays(today, 366);
}
