import { type DrawnViewpoint, type Tally } from './round-events.js';
import { marksGiven } from './tallies.js';

/** What may be told of a panel: where fewer than `threshold` sheets came, nothing but that; of a question, nothing below it. */
export function withheldBelow(threshold: number, drawn: DrawnViewpoint): DrawnViewpoint {
  if ((drawn.sheets ?? 0) < threshold) return { ...drawn, sheets: null, afterResults: null, questions: {} };
  return {
    ...drawn,
    questions: Object.fromEntries(
      Object.entries(drawn.questions).filter(([, tally]) => marksGiven(tally) >= threshold),
    ),
  };
}

const cells = (tally: Tally): number[] => [...tally.marks, tally.notConcerned, tally.dontKnow];

/** Whether the difference between two tallies of a question tells of nobody, or of at least `threshold` people. */
function tellsOfEnough(threshold: number, before: Tally, now: Tally): boolean {
  const after = cells(now);
  const changes = cells(before).map((count, index) => after[index]! - count);
  const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + Math.abs(number), 0);
  return [changes.filter((change) => change > 0), changes.filter((change) => change < 0)]
    .map(sumOf)
    .every((sum) => sum === 0 || sum >= threshold);
}

/**
 * A panel's drawing after a reopening. What was shown stays known: a panel whose results came out twice would tell, by
 * difference, how those answered who came between. So what was last shown stands until at least `threshold` sheets are
 * new or revised since, and each question's tally until its difference from every earlier one tells of as many.
 */
export function withheldBetween(
  threshold: number,
  earlier: readonly DrawnViewpoint[],
  drawn: DrawnViewpoint,
): DrawnViewpoint {
  const shown = earlier.filter(({ sheets }) => sheets !== null);
  const last = shown.at(-1);
  if (!last) return drawn;
  // Sheets marked in the last drawing may have changed again: counted once, they can only be too few.
  if ((drawn.afterResults ?? 0) - last.afterResults! < threshold) return last;
  const codes = new Set([...Object.keys(last.questions), ...Object.keys(drawn.questions)]);
  const questions: Record<string, Tally> = {};
  for (const code of codes) {
    const now = drawn.questions[code];
    const before = shown.flatMap(({ questions: { [code]: tally } }) => tally ?? []);
    const kept = now && before.every((tally) => tellsOfEnough(threshold, tally, now)) ? now : before.at(-1);
    if (kept) questions[code] = kept;
  }
  return { ...drawn, questions };
}
