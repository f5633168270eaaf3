import { type PartnershipAct } from '#domain';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type Visit } from '../visit/visit.js';

type Rights = Pick<SheetAnswer, 'mayDo'>;

/** Whether a page offers an act: the API says that the reader may do it, and the page speaks of today. */
export const offers = (
  { mayWrite }: Pick<Visit, 'mayWrite'>,
  { mayDo }: Rights,
  act: PartnershipAct,
): boolean => mayWrite && mayDo.includes(act);
