import { type Role } from '#platform';

/** Those who are shown forms. Who may write is for the command API to judge; a test holds this list to its own. */
export const WRITERS: readonly [Role, ...Role[]] = [
  'administrator',
  'funder',
  'evaluator',
  'partner',
  'data-steward',
];
