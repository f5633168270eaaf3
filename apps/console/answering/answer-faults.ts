import { ApiRefusal } from '../api/api-refusal.js';
import { type FormFault } from '../forms/form-faults.js';

/** Refusals of what was answered; what no answering mends is thrown on. */
const MENDABLE = [409, 412, 413, 422];

const fieldOf = (pointer: string): string =>
  pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('/');

/** What the API holds against answers, each at its question. @throws the error itself, where no answering mends it */
export function answerFaults(error: unknown): {
  readonly status: number;
  readonly faults: readonly FormFault[];
} {
  if (!(error instanceof ApiRefusal) || !MENDABLE.includes(error.problem.status)) throw error;
  const { status, errors, detail, title } = error.problem;
  const faults = errors.map((fault) => ({
    field: fault.pointer ? fieldOf(fault.pointer) : null,
    detail: fault.detail,
  }));
  return { status, faults: faults.length > 0 ? faults : [{ field: null, detail: detail ?? title }] };
}
