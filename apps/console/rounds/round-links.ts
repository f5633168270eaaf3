import { type RoundAct } from '#domain';
import { type RoundAnswer } from '../api/round-answers.js';
import { type Visit } from '../visit/visit.js';

/** Whether a page offers an act in a round: the API says that the reader may do it, and the page speaks of today. */
export const offersInRound = (
  { mayWrite }: Pick<Visit, 'mayWrite'>,
  { mayDo }: Pick<RoundAnswer, 'mayDo'>,
  act: RoundAct,
): boolean => mayWrite && mayDo.includes(act);

/** Address of a form about a round, with what it starts from. */
export function roundActAddress(
  roundId: string,
  slug: string,
  start: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(start).toString();
  return `/rounds/${roundId}/${slug}${query && `?${query}`}`;
}
