import { randomUUID } from 'node:crypto';
import { type Position } from '#event-store';
import { type OpaqueTokens } from '#platform';

/** What stands for a position in one answer, the same wherever it stands there. */
export type TokenOfPosition = (position: Position) => string;

/** A point that was asked for by its token is stamped with that token: the answer is the same, to the byte. */
export const stampedAs =
  (token: string): TokenOfPosition =>
  () =>
    token;

/**
 * Any other is stamped anew each time, so that two answers do not tell by their stamps whether something was recorded
 * in between; a closing's is always its own.
 */
export const stampedAnew = (tokens: OpaqueTokens, of: string = randomUUID()): TokenOfPosition => {
  return (position) => tokens.position(position, of);
};
