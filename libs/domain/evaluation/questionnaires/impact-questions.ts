import { SUB_IMPACTS, type SubImpact } from '../../reference/impacts.js';
import { type Labels } from '../../reference/labels.js';
import { type Question } from '../questionnaire.js';
import { CONTRIBUTION } from './scales.js';

const TEXTS: Labels<SubImpact> = {
  'economic-actors': {
    fr: 'Dans quelle mesure le partenariat contribue-t-il à la performance des acteurs économiques, par une RSE dynamique ?',
    en: 'How far does the partnership contribute to the performance of economic actors, through a dynamic CSR?',
  },
  'general-interest-structures': {
    fr: 'Dans quelle mesure contribue-t-il à la performance des structures d’intérêt général, par des modèles socio-économiques hybrides ?',
    en: 'How far does it contribute to the performance of general-interest structures, through hybrid socio-economic models?',
  },
  'public-actors': {
    fr: 'Dans quelle mesure contribue-t-il à la performance des acteurs publics, par la co-construction des politiques publiques ?',
    en: 'How far does it contribute to the performance of public actors, through the co-building of public policy?',
  },
  territorial: {
    fr: 'Dans quelle mesure contribue-t-il à l’innovation territoriale, en répondant au plus près aux besoins locaux ?',
    en: 'How far does it contribute to territorial innovation, answering local needs close by?',
  },
  societal: {
    fr: 'Dans quelle mesure contribue-t-il à l’innovation sociétale, en inventant des solutions transformatrices à grande échelle ?',
    en: 'How far does it contribute to societal innovation, inventing transforming solutions at large scale?',
  },
  people: {
    fr: 'Dans quelle mesure donne-t-il aux personnes l’envie de s’engager pour le bien commun ?',
    en: 'How far does it give people the wish to commit themselves to the common good?',
  },
  territories: {
    fr: 'Dans quelle mesure prouve-t-il par l’exemple la capacité collective du territoire à relever ses défis ?',
    en: 'How far does it prove by example the collective capacity of the territory to meet its challenges?',
  },
};

/** One question for each of the seven sub-impacts. */
export const IMPACT_QUESTIONS: readonly Question[] = SUB_IMPACTS.map((subImpact) => ({
  code: subImpact,
  subject: { kind: 'sub-impact', subImpact },
  scale: CONTRIBUTION.code,
  text: TEXTS[subImpact],
}));
