import { type Role } from '#platform';

type Writers = readonly [Role, ...Role[]];

/** Those who record facts. An auditor and a data protection officer read, and never write. */
const RECORDERS: Writers = ['administrator', 'funder', 'evaluator', 'partner', 'data-steward'];

/** Who may send which commands: the one table of it. Row scope (one's own partnerships) is not judged here. */
export const WHO_MAY_COMMAND = {
  organisations: RECORDERS,
  partnerships: RECORDERS,
  path: RECORDERS,
  gates: RECORDERS,
  conditions: RECORDERS,
  indicators: RECORDERS,
  corrections: RECORDERS,
} as const satisfies Readonly<Record<string, Writers>>;

export type CommandArea = keyof typeof WHO_MAY_COMMAND;
