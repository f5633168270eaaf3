import { ruleSentence, type RuleViolation } from '#domain';
import { type Fault, pointerTo } from './fault.js';
import { RULE_REFUSAL_TITLE } from './problem-catalogue.js';
import { type Problem } from './problem-exception.js';

/** Where a command's field is in the request: in the path when a parameter bears its name, else in the body. */
function placeOf(field: string, inPath: readonly string[]): Pick<Fault, 'parameter' | 'pointer'> {
  return inPath.includes(field) ? { parameter: field } : { pointer: pointerTo(...field.split('/')) };
}

/**
 * A domain refusal as a problem: 409 under the rule's own code, its sentence, and the fields at fault, if any are.
 * @param inPath names of the path's parameters
 */
export function ruleProblem(violation: RuleViolation, inPath: readonly string[] = []): Problem {
  const detail = ruleSentence(violation.code, violation.params);
  return {
    status: 409,
    code: violation.code,
    title: RULE_REFUSAL_TITLE,
    detail,
    params: violation.params,
    faults: [violation, ...violation.also].flatMap(({ code, params, field }) =>
      field ? [{ code, detail: ruleSentence(code, params), ...placeOf(field, inPath) }] : [],
    ),
  };
}
