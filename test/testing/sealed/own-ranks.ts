import { type Position } from '#event-store';
import { type Dump } from './whole-dump.js';

/** A number of its own: no part of an id, of a token, of an instant or of a fraction. */
const NUMBER = /(?<![\w.+/=:-])\d+(?![\w+/=-]|\.\d)/g;

/**
 * Positions of a run's own events as their rank in its log: on a server shared with others they count the bytes of these
 * too. Where positions have no gaps, each is its rank already.
 */
export function withOwnRanks(dump: Dump, positions: readonly Position[]): Dump {
  const ranks = new Map(positions.map((position, rank) => [String(position), String(rank)]));
  const ranked = (line: string): string => line.replace(NUMBER, (number) => ranks.get(number) ?? number);
  return Object.fromEntries(Object.entries(dump).map(([place, lines]) => [place, lines.map(ranked)]));
}
