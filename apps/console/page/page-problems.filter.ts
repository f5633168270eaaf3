import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type Response } from 'express';
import {
  type IdentifiedRequest,
  LOGGER,
  type Logger,
  problemOf,
  requestedAddress,
  routeOf,
  withoutValues,
} from '#platform';
import { ApiRefusal } from '../api/api-refusal.js';
import { isUnknown } from '../forms/unknown-outcome.js';
import { signInAddress } from '../sign-in/return-address.js';
import { Visits } from '../visit/visits.js';
import { problemPage, type ShownProblem } from './problem-page.js';
import { isForm, resendPage, unknownOutcome } from './resend-page.js';
import { sendPage } from './send-page.js';
import { sessionOver } from './session-over.js';

/**
 * Answers what goes wrong on the way to a page with a page, and leads who is not signed in to the door; what was typed in a
 * form is not lost with it. A fault of ours is logged, never shown.
 */
@Catch()
export class PageProblems implements ExceptionFilter {
  constructor(
    private readonly visits: Visits,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<IdentifiedRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const visit = this.visits.anyone(request, response);
    const problem = shown(error, request.requestId, (label) => visit.words.of(label));
    if (problem.status >= 500) {
      // The route, never the path: that of an invitation is its key.
      const { requestId, method } = request;
      const route = routeOf(request);
      this.logger.error({ requestId, method, route, error: withoutValues(error) }, 'page failed');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.status === 401 && ['GET', 'HEAD'].includes(request.method)) {
      response.set('Cache-Control', 'no-store').redirect(303, signInAddress(requestedAddress(request)));
      return;
    }
    const sent: unknown = request.body;
    if (problem.status === 401 && isForm(sent)) {
      sendPage(response, 401, resendPage(visit, sent, request.requestId, sessionOver(visit)));
      return;
    }
    const mayBeRecorded = isForm(sent) && isUnknown(problem.status);
    const told = mayBeRecorded
      ? resendPage(visit, sent, request.requestId, unknownOutcome(visit))
      : problemPage(visit, problem);
    sendPage(response, problem.status, told);
  }
}

function shown(
  error: unknown,
  requestId: string,
  inWords: (label: { readonly fr: string; readonly en: string }) => string,
): ShownProblem {
  if (error instanceof ApiRefusal) {
    const { status, title, detail } = error.problem;
    return { status, title, detail, requestId };
  }
  const { status, title, detail } = problemOf(error, { asksForNew: false });
  return { status, title: inWords(title), detail: detail && inWords(detail), requestId };
}
