import { codesOf, type Labels } from '#domain';
import { type WatchSignal } from './watch.response.js';

export const WATCH_SIGNAL_LABELS: Labels<WatchSignal> = {
  'long-in-stage': { fr: 'Longtemps à la même étape', en: 'Long in its stage' },
  'condition-late': { fr: 'Condition en retard', en: 'Condition past due' },
  'no-evidence': { fr: 'Sans preuve depuis longtemps', en: 'No evidence for long' },
  'review-overdue': { fr: 'Revue de passage dépassée', en: 'Gate review overdue' },
};
export const WATCH_SIGNALS = codesOf(WATCH_SIGNAL_LABELS);
