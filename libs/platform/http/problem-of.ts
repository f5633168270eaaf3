import { HttpException } from '@nestjs/common';
import { type Problem, type ProblemCode, ProblemException, ruleProblem } from '#contracts';
import { RuleViolation } from '#domain';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { eventStoreProblem } from './event-store-problem.js';

/** Codes for refusals that Nest or Express make by a status alone. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'MALFORMED_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  406: 'NOT_ACCEPTABLE',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'INPUT_INVALID',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

const fromStatus = (status: number): Problem =>
  new ProblemException(BY_STATUS[status] ?? (status < 500 ? 'MALFORMED_REQUEST' : 'INTERNAL_ERROR')).problem;

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** Anything thrown while a request is answered, as a problem. What nobody foresaw is a 500 that says nothing. */
export function problemOf(
  error: unknown,
  request: {
    readonly asksForNew: boolean;
    readonly parameters?: readonly string[];
    /** Methods that the path takes, asked when no route took the request. */
    readonly methodsHere?: () => readonly string[];
  },
): Problem {
  if (error instanceof ProblemException) return error.problem;
  if (error instanceof RuleViolation) return ruleProblem(error, request.parameters);
  const stored = eventStoreProblem(error, request.asksForNew);
  if (stored) return stored.problem;
  if (isDatabaseUnavailable(error)) return { ...fromStatus(503), headers: { 'Retry-After': '2' } };
  // Malformed percent-encoding in the path, which the router meets first.
  if (error instanceof URIError) return fromStatus(400);
  const status = statusOf(error);
  const methods = status === 404 ? (request.methodsHere?.() ?? []) : [];
  if (methods.length > 0) {
    return new ProblemException('METHOD_NOT_ALLOWED', { headers: { Allow: methods.join(', ') } }).problem;
  }
  return fromStatus(status);
}
