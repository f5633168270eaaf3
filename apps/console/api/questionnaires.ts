import { ProblemException } from '#contracts';
import { type Questionnaire } from '#domain';
import { type Api } from './api.js';

/** Every version of every questionnaire. */
export const questionnaires = async (api: Api): Promise<readonly Questionnaire[]> =>
  (await api.get<{ readonly items: readonly Questionnaire[] }>('/questionnaires')).items;

/** The one that a round asks. @throws ProblemException NOT_FOUND */
export async function questionnaireAsked(
  api: Api,
  asked: Pick<Questionnaire, 'code' | 'version'>,
): Promise<Questionnaire> {
  const found = (await questionnaires(api)).find(
    ({ code, version }) => code === asked.code && version === asked.version,
  );
  if (!found) throw new ProblemException('NOT_FOUND');
  return found;
}
