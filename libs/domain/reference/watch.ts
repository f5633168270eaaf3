import { codesOf, type Labels } from './labels.js';
import { type Stage } from './stages.js';

/** Why a partnership is to be watched. */
export const WATCH_SIGNAL_LABELS = {
  'long-in-stage': { fr: 'Longtemps à la même étape', en: 'Long in its stage' },
  'condition-late': { fr: 'Condition en retard', en: 'Condition past due' },
  'no-evidence': { fr: 'Sans preuve depuis longtemps', en: 'No evidence for long' },
  'review-overdue': { fr: 'Revue de passage dépassée', en: 'Gate review overdue' },
} as const satisfies Labels<string>;

export type WatchSignal = keyof typeof WATCH_SIGNAL_LABELS;
export const WATCH_SIGNALS = codesOf(WATCH_SIGNAL_LABELS);

/**
 * What « à surveiller » is judged by, versioned reference data. `referenceDays` is how long a stage may last before it
 * is watched; null where no document gives a figure: the 75th percentile of completed stays then judges, where there
 * are at least `minimumStays` of them, else nothing does.
 *
 * Version 1: the documents state no duration, so every stage is null; 180 days without evidence is our reading.
 */
export const WATCH_DEFINITION = {
  version: '1',
  referenceDays: {
    conception: null,
    experimentation: null,
    modelling: null,
    swarming: null,
    industrialisation: null,
  } as Readonly<Record<Stage, number | null>>,
  minimumStays: 10,
  percentile: 0.75,
  daysWithoutEvidence: 180,
} as const;
