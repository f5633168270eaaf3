import { type RoundAnswer } from '../api/round-answers.js';
import { type Choice } from '../forms/form-fields.js';
import { type MeAnswer } from '../tour/me-answer.js';
import { type SignedInVisit } from '../visit/visit.js';
import { type Words } from '../words/words.js';

/** The parties that a round asks. */
export const askedChoices = ({ parties }: RoundAnswer, words: Words): Choice[] =>
  parties.map(({ organisationId, name }) => ({ value: organisationId, label: name ?? words.notStated }));

/** Of the parties asked, those in whose name a reader speaks: the one acted for; any, for who transcribes from papers. */
export async function askedSpeakers(
  { api, caller, words }: SignedInVisit,
  round: RoundAnswer,
): Promise<Choice[]> {
  const parties = askedChoices(round, words);
  if (caller.roles.includes('data-steward')) return parties;
  const { actsFor } = await api.get<MeAnswer>('/me');
  return parties.filter(({ value }) => value === actsFor);
}
