import { type Stage } from './stages.js';

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
