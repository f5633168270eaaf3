import { questionnaireOf, type Questionnaire, type Round } from '#domain';
import { type AskedQuestionnaire } from './round-sheet.response.js';

/** The version of a questionnaire that a round asks. A round is opened with one that there is, and none is ever taken away. */
export function questionnaireAsked({
  questionnaire: { code, version },
}: Pick<Round, 'questionnaire'>): Questionnaire {
  return (
    questionnaireOf(code, version) ?? {
      ...{ code, version, title: { fr: code, en: code }, isValidated: false },
      ...{ scales: [], questions: [] },
    }
  );
}

export const askedQuestionnaire = ({
  code,
  version,
  title,
  isValidated,
}: Questionnaire): AskedQuestionnaire => ({ code, version, title, isValidated });
