import { type NextFunction, type Response } from 'express';
import { type RequestWithCaller } from '../identity/caller.js';
import { type IdentifiedRequest, routeOf } from '../http/request-identity.js';
import { type Logger } from './logger.js';

/**
 * One line a request, when it ends: the pattern of its route, null where none took it. Never the path nor the query:
 * a link's code or a searched name may stand there.
 */
export const requestLog =
  (logger: Logger) =>
  (request: IdentifiedRequest & RequestWithCaller, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    response.once('close', () => {
      logger.info(
        {
          requestId: request.requestId,
          correlationId: request.correlationId,
          caller: request.caller?.id,
          method: request.method,
          route: routeOf(request),
          status: response.statusCode,
          complete: response.writableFinished,
          milliseconds: Math.round(performance.now() - startedAt),
        },
        'request',
      );
    });
    next();
  };
