import { daysBetween, hasEnded, type Path, type Stay, type StayOutcome } from '#domain';

/** What became of a stay: how it was left, or that the partnership stands there, ended or not. */
export const outcomeOf = (stay: Stay, path: Path): StayOutcome =>
  stay.exit ?? (hasEnded({ path }) ? 'ended' : 'open');

/** What a stay's pauses take from its days: those that are over, and since when one runs. */
export function pauseFigures({ pauses }: Stay): {
  readonly pausesKnown: boolean;
  readonly pausedDays: number;
  readonly pausedSince: string | null;
} {
  const over = pauses.filter(({ to }) => to !== null);
  return {
    pausesKnown: pauses.every(({ known }) => known),
    pausedDays: over.reduce((days, { from, to }) => days + daysBetween(from, to!), 0),
    pausedSince: pauses.find(({ to }) => to === null)?.from ?? null,
  };
}
