import { type Caller, type Role } from '#platform';

/** Those who are shown forms. Who may write is for the command API to judge; a test holds these lists to its own. */
export const WRITERS: readonly [Role, ...Role[]] = ['funder', 'evaluator', 'partner', 'data-steward'];

/** Those who are shown the forms of closings. */
export const CLOSERS: readonly [Role, ...Role[]] = WRITERS;

export const mayClose = ({ caller }: { readonly caller: Caller | null }): boolean =>
  caller?.roles.some((role) => CLOSERS.includes(role)) ?? false;
