import { REQUIRED, type ProblemDocument } from '#contracts';
import { type Words } from '../words/words.js';
import { type PostedForm } from './posted-form.js';

/** What is wrong with a form, and at which field; null is the form as a whole. */
export interface FormFault {
  readonly field: string | null;
  readonly detail: string;
}

/** The API's faults, each at the field its pointer or parameter names; a refusal without any is the form's. */
export function faultsOf(problem: ProblemDocument, posted: PostedForm): FormFault[] {
  if (problem.errors.length === 0) return [{ field: null, detail: problem.detail ?? problem.title }];
  return problem.errors.map(({ detail, pointer, parameter }) => ({
    field: pointer && pointer !== '#' ? posted.fieldAt(pointer) : (parameter ?? null),
    detail,
  }));
}

/** What the command's path needs and was left blank. */
export const missingParameters = (command: string, { parameters }: PostedForm, words: Words): FormFault[] =>
  [...command.matchAll(/:(\w+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^[\w-]{1,64}$/.test(parameters[name] ?? ''))
    .map((name) => ({ field: name, detail: words.of(REQUIRED.detail) }));
