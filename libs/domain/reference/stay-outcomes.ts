import { codesOf, type Labels } from './labels.js';

/** How a stay at a stage stands: it goes on, the partnership ended there, or the stay was left in one of three ways. */
export const STAY_OUTCOME_LABELS = {
  open: { fr: 'En cours', en: 'Goes on' },
  ended: { fr: 'Fin du partenariat', en: 'Partnership ended' },
  passed: { fr: 'Passage', en: 'Passed' },
  'went-back': { fr: 'Retour', en: 'Went back' },
  'observed-elsewhere': { fr: 'Passage inconnu', en: 'Passage unknown' },
} as const satisfies Labels<string>;

export type StayOutcome = keyof typeof STAY_OUTCOME_LABELS;
export const STAY_OUTCOMES = codesOf(STAY_OUTCOME_LABELS);
