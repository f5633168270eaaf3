import { type Role } from '#platform';

type Writers = readonly [Role, ...Role[]];

/** Those who record facts: members of organisations, and who transcribes papers. An auditor and a data protection officer never write. */
const RECORDERS: Writers = ['funder', 'evaluator', 'partner', 'data-steward'];

/** Who transcribes papers keeps the shared library. */
const TRANSCRIBERS: Writers = ['data-steward'];

/** Who manages access records no content. */
const ADMINISTRATORS: Writers = ['administrator'];

/**
 * Who may send commands at all, by role. What each may then do, and to which partnership, is judged on the log by
 * `Admission`, from the tables of `libs/domain/access`.
 */
export const WHO_MAY_COMMAND = {
  organisations: RECORDERS,
  partnerships: RECORDERS,
  path: RECORDERS,
  gates: RECORDERS,
  conditions: RECORDERS,
  indicators: RECORDERS,
  framework: RECORDERS,
  sharedIndicators: TRANSCRIBERS,
  corrections: RECORDERS,
  closings: RECORDERS,
  rounds: RECORDERS,
  mandates: ADMINISTRATORS,
} as const satisfies Readonly<Record<string, Writers>>;

export type CommandArea = keyof typeof WHO_MAY_COMMAND;
