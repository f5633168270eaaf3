import { type Label, type Labels } from '../../reference/labels.js';
import {
  OBJECTIVE_LABELS,
  OBJECTIVES_BY_LIST,
  type Objective,
  type ObjectiveList,
} from '../../reference/objectives.js';
import { type Question } from '../questionnaire.js';
import { EXPECTED, PERCEIVED } from './scales.js';

const FOR_WHOM: Labels<ObjectiveList> = {
  company: { fr: 'pour les entreprises', en: 'for companies' },
  association: { fr: 'pour les structures d’intérêt général', en: 'for general-interest structures' },
  'public-body': { fr: 'pour le territoire', en: 'for the territory' },
};

function textOf(rating: 'expected' | 'perceived', list: ObjectiveList, objective: Objective): Label {
  const { fr, en } = OBJECTIVE_LABELS[objective];
  const whom = FOR_WHOM[list];
  return rating === 'expected'
    ? {
        fr: `« ${fr} », ${whom.fr} : à quel point est-ce attendu du partenariat ?`,
        en: `“${en}”, ${whom.en}: how much is it expected from the partnership?`,
      }
    : {
        fr: `« ${fr} », ${whom.fr} : à quel point vous semble-t-il atteint ?`,
        en: `“${en}”, ${whom.en}: how far does it seem reached to you?`,
      };
}

const questionOf = (
  rating: 'expected' | 'perceived',
  list: ObjectiveList,
  objective: Objective,
): Question => ({
  code: `${rating}-${list}-${objective}`,
  subject: { kind: 'objective', list, objective, rating },
  scale: (rating === 'expected' ? EXPECTED : PERCEIVED).code,
  text: textOf(rating, list, objective),
});

/** For each objective of each list, what is expected and what is perceived. */
export const OBJECTIVE_QUESTIONS: readonly Question[] = (
  Object.entries(OBJECTIVES_BY_LIST) as [ObjectiveList, readonly Objective[]][]
).flatMap(([list, objectives]) =>
  objectives.flatMap((objective) => [
    questionOf('expected', list, objective),
    questionOf('perceived', list, objective),
  ]),
);
