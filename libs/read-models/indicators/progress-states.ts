/** How far an indicator has come; several may hold of one indicator. */
export const PROGRESS_STATES = [
  'agreed',
  'measured',
  'withProgress',
  'reached',
  'advancing',
  'notAdvancing',
] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** The SQL of each state, on rows `i` of indicators: what the scoreboard counts and the list behind it shows. */
export const PROGRESS_CONDITIONS: Readonly<Record<ProgressState, string>> = {
  agreed: 'i.agreed_on IS NOT NULL',
  measured: 'i.measurement_count > 0',
  withProgress: 'i.progress IS NOT NULL',
  reached: '(i.progress >= 1 OR i.maintained)',
  advancing: '(i.progress > 0 AND i.progress < 1)',
  notAdvancing: '(i.progress <= 0 OR NOT i.maintained)',
};
