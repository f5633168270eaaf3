import { type SheetAnswer } from '../api/sheet-answer.js';
import { type Visit } from '../visit/visit.js';

/** Whether a page offers to open a round: the API says that the reader may, and the page speaks of today. */
export const mayOpenRound = ({ mayWrite }: Visit, { mayDo }: SheetAnswer): boolean =>
  mayWrite && mayDo.includes('open-round');
