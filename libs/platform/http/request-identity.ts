import { isUUID } from 'class-validator';
import { type NextFunction, type Request, type Response } from 'express';
import { randomUUID } from 'node:crypto';

/** Every request has an id of its own, and a correlation id that may come from the caller (`X-Correlation-Id`, a UUID). */
export interface IdentifiedRequest extends Request {
  requestId: string;
  correlationId: string;
}

/** The pattern of the route that took the request: `/v1/partnerships/:id`. */
export const routeOf = (request: Request): string | null =>
  (request.route as { readonly path: string } | undefined)?.path ?? null;

export function identifyRequest(request: Request, response: Response, next: NextFunction): void {
  const identified = request as IdentifiedRequest;
  const given = request.get('x-correlation-id');
  identified.requestId = randomUUID();
  identified.correlationId = isUUID(given) ? (given as string).toLowerCase() : identified.requestId;
  response.setHeader('X-Request-Id', identified.requestId);
  response.setHeader('X-Correlation-Id', identified.correlationId);
  next();
}
