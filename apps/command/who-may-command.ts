import { type Role } from '#platform';

type Writers = readonly [Role, ...Role[]];

/** Those who record facts. An auditor and a data protection officer read, and never write. */
const RECORDERS: Writers = ['administrator', 'funder', 'evaluator', 'partner', 'data-steward'];

/** Those who answer for reports. Closing one fixes what it said: an auditor checks it, and closes none. */
const REPORTERS: Writers = ['administrator', 'funder', 'evaluator'];

/** Who may send which commands: the one table of it. Row scope (one's own partnerships) is not judged here. */
export const WHO_MAY_COMMAND = {
  organisations: RECORDERS,
  partnerships: RECORDERS,
  path: RECORDERS,
  gates: RECORDERS,
  conditions: RECORDERS,
  indicators: RECORDERS,
  corrections: RECORDERS,
  closings: REPORTERS,
} as const satisfies Readonly<Record<string, Writers>>;

export type CommandArea = keyof typeof WHO_MAY_COMMAND;
