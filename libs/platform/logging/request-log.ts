import { type NextFunction, type Response } from 'express';
import { type RequestWithCaller } from '../identity/caller.js';
import { type IdentifiedRequest } from '../http/request-identity.js';
import { type Logger } from './logger.js';

/** One line a request, when it ends: no query string, since searches may hold names. */
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
          path: request.path,
          status: response.statusCode,
          complete: response.writableFinished,
          milliseconds: Math.round(performance.now() - startedAt),
        },
        'request',
      );
    });
    next();
  };
