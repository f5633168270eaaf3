import { Inject, Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { type IdentifiedRequest, requestedAddress, type RequestWithCaller, sessionToken } from '#platform';
import { Api } from '../api/api.js';
import { Words } from '../words/words.js';
import { keepLanguage, pageLanguage } from './language.js';
import { type SignedInVisit, type Visit } from './visit.js';
import { WRITERS } from './writers.js';

/** Where the APIs are: an origin, or what tells it once the application listens. */
export type ApiBaseUrl = string | (() => string);
export const API_BASE_URL = Symbol('API base URL');

/** Begins visits: what each page is asked by. */
@Injectable()
export class Visits {
  constructor(@Inject(API_BASE_URL) private readonly apiBaseUrl: ApiBaseUrl) {}

  anyone(request: Request, response: Response): Visit {
    keepLanguage(request, response);
    const caller = (request as RequestWithCaller).caller ?? null;
    return {
      words: new Words(pageLanguage(request)),
      caller,
      mayWrite: caller?.roles.some((role) => WRITERS.includes(role)) ?? false,
      address: requestedAddress(request),
    };
  }

  /** @throws ProblemException UNAUTHENTICATED */
  signedIn(request: Request, response: Response): SignedInVisit {
    const visit = this.anyone(request, response);
    const { caller } = visit;
    const token = sessionToken(request);
    if (!caller || !token) throw new ProblemException('UNAUTHENTICATED');
    const { apiBaseUrl } = this;
    const api = new Api({
      baseUrl: typeof apiBaseUrl === 'string' ? apiBaseUrl : apiBaseUrl(),
      token,
      language: visit.words.language,
      correlationId: (request as IdentifiedRequest).correlationId,
    });
    return { ...visit, caller, api };
  }
}
