import { type Stage } from '#domain';
import { dayNumber, NO_DAYS } from './portfolio-items.js';
import { type CountedValues } from './counted-values.js';
import { type Counts } from './counts.js';

/** Stays at a stage that came out so, each by its whole days as of a day; those of unknown duration left out. */
export function staysByDays(
  counts: Counts,
  stage: Stage,
  outcomes: readonly string[],
  asOf: string,
): readonly CountedValues[] {
  const today = dayNumber(asOf);
  const daysSince = (day: number) => Math.max(0, today - day);
  return outcomes.flatMap((outcome) => [
    ...counts.in('stay', `${stage}/${outcome}`).filter(({ most }) => most !== NO_DAYS),
    ...counts
      .in('stay-since', `${stage}/${outcome}`)
      .map((since) => ({ ...since, least: daysSince(since.most), most: daysSince(since.least) })),
  ]);
}

/** Stays at a stage that came out so, of known duration or not. */
export const staysAt = (
  counts: Counts,
  stage: Stage,
  outcomes: readonly string[],
): readonly CountedValues[] =>
  outcomes.flatMap((outcome) => [
    ...counts.in('stay', `${stage}/${outcome}`),
    ...counts.in('stay-since', `${stage}/${outcome}`),
  ]);
