import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type Response } from 'express';
import { PROBLEM_MEDIA_TYPE, problemDocument } from '#contracts';
import { InvalidEventData } from '#event-store';
import { type HttpConfiguration } from '../configuration/configuration.js';
import { type Logger } from '../logging/logger.js';
import { withoutValues } from '../logging/error-without-values.js';
import { allowedMethods } from './allowed-methods.js';
import { inLanguage } from './language.js';
import { problemOf } from './problem-of.js';
import { markRefused } from './refusal.js';
import { type IdentifiedRequest, routeOf } from './request-identity.js';

/** Answers every error as `application/problem+json` (RFC 9457), in the caller's language; a 500 is logged, never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly configuration: Pick<HttpConfiguration, 'publicUrl'>,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<IdentifiedRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error, {
      asksForNew: request.headers['if-none-match'] === '*',
      parameters: Object.keys(request.params ?? {}),
      methodsHere: () => allowedMethods(request),
    });
    markRefused(response, problem.code);
    // An event refused by its schema got past its contract: the contract is to be mended.
    if (problem.status >= 500 || error instanceof InvalidEventData) {
      const { requestId, method } = request;
      this.logger.error(
        { requestId, method, route: routeOf(request), code: problem.code, error: withoutValues(error) },
        'request failed',
      );
    }
    if (response.headersSent) {
      // An export that broke half-way must not look complete.
      response.destroy();
      return;
    }
    const document = problemDocument(problem, {
      language: inLanguage(request, response),
      documentation: new URL('/problems', this.configuration.publicUrl).href,
      requestId: request.requestId,
    });
    response.status(problem.status);
    response.set({ ...problem.headers, 'Content-Type': PROBLEM_MEDIA_TYPE, 'Cache-Control': 'no-store' });
    response.removeHeader('ETag');
    response.end(JSON.stringify(document));
  }
}
