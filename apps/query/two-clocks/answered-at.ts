import { answerAt, type AnswerAt } from '#read-models';
import { unlessBehind } from './reached.js';

/** An answer of one snapshot, at a point. @throws ProblemException READ_MODELS_BEHIND before the read models are first made */
export const answeredAt = <Answer>(
  ...asked: Parameters<typeof answerAt<Answer>>
): Promise<AnswerAt<Answer>> => answerAt(...asked).catch(unlessBehind);
