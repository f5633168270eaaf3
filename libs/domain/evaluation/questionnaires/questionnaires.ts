import { type Label } from '../../reference/labels.js';
import { type Question, type Questionnaire } from '../questionnaire.js';
import { IMPACT_QUESTIONS } from './impact-questions.js';
import { OBJECTIVE_QUESTIONS } from './objective-questions.js';
import { RELATION_QUESTIONS, VALUE_QUESTIONS } from './relation-questions.js';
import * as scales from './scales.js';

/** The whole of crossed viewpoints: impacts, objectives as expected and as perceived, PME11's values, the relation. */
const CROSSED_VIEWPOINTS: Questionnaire = {
  code: 'crossed-viewpoints',
  version: 1,
  title: { fr: 'Regards croisés', en: 'Crossed viewpoints' },
  isValidated: false,
  scales: Object.values(scales),
  questions: [...IMPACT_QUESTIONS, ...OBJECTIVE_QUESTIONS, ...VALUE_QUESTIONS, ...RELATION_QUESTIONS],
};

/** The three impacts alone: seven questions, short enough for a panel. */
const THREE_IMPACTS: Questionnaire = {
  code: 'three-impacts',
  version: 1,
  title: { fr: 'Les trois impacts', en: 'The three impacts' },
  isValidated: false,
  scales: [scales.CONTRIBUTION],
  questions: IMPACT_QUESTIONS,
};

/** What is said beside a questionnaire that is not validated. */
export const NOT_VALIDATED: Label = {
  fr: 'Non validé par Le RAMEAU',
  en: 'Not validated by Le RAMEAU',
};

/** Every version ever published: rounds of old ones are read for ever. */
export const QUESTIONNAIRES: readonly Questionnaire[] = [CROSSED_VIEWPOINTS, THREE_IMPACTS];

/** A version of a questionnaire; null where there is none. */
export const questionnaireOf = (code: string, version: number): Questionnaire | null =>
  QUESTIONNAIRES.find((each) => each.code === code && each.version === version) ?? null;

/** How many marks the scale of a question has. */
export const marksOf = (questionnaire: Questionnaire, question: Question): number =>
  questionnaire.scales.find(({ code }) => code === question.scale)?.labels.length ?? 0;
