import { type Labels, type ObjectiveList } from '#domain';
import { type RoundState } from '../api/round-answers.js';
import { type StayOutcome, type WatchSignal } from '../api/list-answers.js';

/** Labels of codes that the query API answers and no reference list of the domain holds. */
export const WATCH_SIGNAL_LABELS: Labels<WatchSignal> = {
  'long-in-stage': { fr: 'Longtemps à la même étape', en: 'Long in its stage' },
  'condition-late': { fr: 'Condition en retard', en: 'Condition past due' },
  'no-evidence': { fr: 'Sans preuve depuis longtemps', en: 'No evidence for long' },
  'review-overdue': { fr: 'Revue de passage dépassée', en: 'Gate review overdue' },
};

export const STAY_OUTCOME_LABELS: Labels<StayOutcome> = {
  open: { fr: 'En cours', en: 'Under way' },
  ended: { fr: 'Terminé à cette étape', en: 'Ended at this stage' },
  passed: { fr: 'Passage à la suivante', en: 'Passed to the next' },
  'went-back': { fr: 'Retour à une étape antérieure', en: 'Went back to an earlier stage' },
  'observed-elsewhere': { fr: 'Constaté à une autre étape', en: 'Found at another stage' },
};

export const CONDITION_STATUS_LABELS = {
  open: { fr: 'Ouverte', en: 'Open' },
  met: { fr: 'Remplie', en: 'Met' },
  waived: { fr: 'Levée', en: 'Waived' },
} as const satisfies Labels<string>;

/** How far an indicator has come, as lists filter by it. */
export const PROGRESS_STATE_LABELS = {
  agreed: { fr: 'Convenu', en: 'Agreed' },
  measured: { fr: 'Mesuré', en: 'Measured' },
  withProgress: { fr: 'Progression calculable', en: 'Progress known' },
  reached: { fr: 'Atteint', en: 'Reached' },
  advancing: { fr: 'En progrès', en: 'Advancing' },
  notAdvancing: { fr: 'Sans progrès', en: 'Not advancing' },
} as const satisfies Labels<string>;

export const ROUND_STATE_LABELS = {
  open: { fr: 'Ouvert', en: 'Open' },
  closed: { fr: 'Clos', en: 'Closed' },
  reopened: { fr: 'Rouvert', en: 'Reopened' },
} as const satisfies Labels<RoundState>;

/** The lists of objectives, by who seeks them. */
export const OBJECTIVE_LIST_LABELS: Labels<ObjectiveList> = {
  company: { fr: 'Les objectifs de l’entreprise', en: 'The company’s objectives' },
  association: { fr: 'Les objectifs de l’association', en: 'The association’s objectives' },
  'public-body': { fr: 'Les objectifs du territoire', en: 'The territory’s objectives' },
};
