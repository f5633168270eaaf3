import { type NextFunction, type Request, type Response } from 'express';
import { Counter, Histogram, type Registry } from 'prom-client';
import { routeOf } from '../http/request-identity.js';
import { refusalOf } from '../http/refusal.js';

/** The methods that OpenTelemetry names: a caller could make up others. */
const KNOWN_METHODS = new Set([
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'QUERY',
  'TRACE',
]);

/** Measures each request when it ends, under the pattern of its route: never its path, where ids stand. */
export function requestMeasures(registry: Registry) {
  const durations = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'How long requests took, by method, pattern of the route, and status.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code', 'error_type'],
    // Those that OpenTelemetry's conventions advise.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'ledger_refusals_total',
    help: 'Requests that the APIs refused or could not answer, by the code of the problem.',
    labelNames: ['code'],
    registers: [registry],
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    const end = durations.startTimer();
    response.once('close', () => {
      const code = refusalOf(response);
      if (code !== null) refusals.inc({ code });
      const route = routeOf(request);
      const error = errorType(response, code);
      end({
        http_request_method: KNOWN_METHODS.has(request.method) ? request.method : '_OTHER',
        ...(route !== null && { http_route: route }),
        ...(response.headersSent && { http_response_status_code: response.statusCode }),
        ...(error !== null && { error_type: error }),
      });
    });
    next();
  };
}

/** What a fault of ours was; a refusal is none. An answer that its caller did not wait for is `aborted`. */
function errorType({ statusCode, writableFinished }: Response, code: string | null): string | null {
  if (!writableFinished) return 'aborted';
  return statusCode >= 500 ? (code ?? String(statusCode)) : null;
}
