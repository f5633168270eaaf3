import { ROUND_ACTS } from '#domain';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type MeAnswer } from '../tour/me-answer.js';
import { type SignedInVisit } from '../visit/visit.js';

/** Whether a page offers to open a round: to who leads evaluations in the partnership, and who transcribes; the API judges. */
export async function mayOpenRound(
  { mayWrite, caller, api }: SignedInVisit,
  { parties }: Pick<SheetAnswer, 'parties'>,
): Promise<boolean> {
  if (!mayWrite) return false;
  if (caller.roles.includes('data-steward')) return true;
  const { actsFor } = await api.get<MeAnswer>('/me');
  const { by } = ROUND_ACTS['open-round'];
  return parties.some(
    ({ organisationId, leftOn, roles }) =>
      organisationId === actsFor &&
      leftOn === null &&
      roles.some((role) => by !== 'asked' && by.includes(role)),
  );
}
