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

const isFew = (threshold: number, number: number): boolean => number > 0 && number < threshold;

/**
 * What may be told of a panel of which some are counted from a document. Whoever has the document takes it from the sum:
 * so what is left, the members who answered themselves, are none or enough of their own, in all and on each question.
 */
export function withheldBeside(
  threshold: number,
  members: DrawnViewpoint,
  drawn: DrawnViewpoint,
): DrawnViewpoint {
  if (isFew(threshold, members.sheets ?? 0)) return withheldBelow(Infinity, drawn);
  const isShown = (code: string): boolean => {
    const tally = members.questions[code];
    if (!tally) return true;
    const marks = marksGiven(tally);
    return ![marks, marks + tally.notConcerned + tally.dontKnow].some((few) => isFew(threshold, few));
  };
  return {
    ...drawn,
    questions: Object.fromEntries(Object.entries(drawn.questions).filter(([code]) => isShown(code))),
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
 * @param members those who answered themselves, of a panel of which some are counted from a document. Whoever has the
 * document, as it was and as it is, takes it from both drawings: nobody knows how many members changed what between the
 * two, so what was shown stands once any of them has answered after it.
 */
export function withheldBetween(
  threshold: number,
  earlier: readonly DrawnViewpoint[],
  drawn: DrawnViewpoint,
  members?: DrawnViewpoint,
): DrawnViewpoint {
  const shown = earlier.filter(({ sheets }) => sheets !== null);
  const last = shown.at(-1);
  if (!last) return drawn;
  // Sheets marked in the last drawing may have changed again: counted once, they can only be too few.
  if ((drawn.afterResults ?? 0) - last.afterResults! < threshold) return last;
  if ((members?.afterResults ?? 0) > 0) return last;
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
