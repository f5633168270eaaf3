import { ruleSentence, type RuleViolation } from '#domain';
import { pointerTo } from './fault.js';
import { RULE_REFUSAL_TITLE } from './problem-catalogue.js';
import { type Problem } from './problem-exception.js';

/** A domain refusal as a problem: 409 under the rule's own code, its sentence, and the field at fault if one is. */
export function ruleProblem(violation: RuleViolation): Problem {
  const detail = ruleSentence(violation.code, violation.params);
  return {
    status: 409,
    code: violation.code,
    title: RULE_REFUSAL_TITLE,
    detail,
    params: violation.params,
    faults: violation.field
      ? [{ code: violation.code, detail, pointer: pointerTo(...violation.field.split('.')) }]
      : [],
  };
}
