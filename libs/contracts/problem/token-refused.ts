import { constraintCode, constraintSentence } from './constraint-sentences.js';
import { type Fault } from './fault.js';
import { inputInvalid, type ProblemException } from './problem-exception.js';

/**
 * A token that has the form of ours, and that we did not make, is refused as one that has not: under the same code.
 * @param constraint that its contract holds its form to
 */
export const tokenRefused = (
  constraint: 'matches' | 'isKnownAt',
  at: Pick<Fault, 'parameter' | 'pointer'>,
): ProblemException =>
  inputInvalid([{ code: constraintCode(constraint), detail: constraintSentence(constraint, []), ...at }]);
