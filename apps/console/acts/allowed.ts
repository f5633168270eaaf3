import { ProblemException } from '#contracts';
import { hasPlaceIn } from '#domain';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type PartnershipAct } from './act.js';

/** Whether the API says that the reader may do it; `factId`: of what is corrected, where it is said. */
export function isAllowed(
  { mayDo, mayCorrect }: Pick<SheetAnswer, 'mayDo' | 'mayCorrect'>,
  { type }: Pick<PartnershipAct, 'type'>,
  factId: string | null = null,
): boolean {
  if (type === 'correct-fact' || type === 'withdraw-fact')
    return factId === null ? mayCorrect.length > 0 : mayCorrect.includes(factId);
  return mayDo.includes(type);
}

/**
 * Keeps a form from who may not send it. One that has no place in the partnership's status is left to the API, which says so.
 * @throws ProblemException ACT_NOT_ALLOWED
 */
export function requireAllowed(sheet: SheetAnswer, act: PartnershipAct, factId: string | null): void {
  const { type } = act;
  const hasPlace = type === 'correct-fact' || type === 'withdraw-fact' || hasPlaceIn(sheet.status, type);
  const mayDoNothing = sheet.mayDo.length === 0;
  if ((hasPlace || mayDoNothing) && !isAllowed(sheet, act, factId))
    throw new ProblemException('ACT_NOT_ALLOWED');
}
