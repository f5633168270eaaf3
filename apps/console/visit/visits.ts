import { Inject, Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { type IdentifiedRequest, requestedAddress, type RequestWithCaller, sessionToken } from '#platform';
import { Api, type ApiAddresses } from '../api/api.js';
import { chosenOrganisation } from '../tour/acting-for.js';
import { Words } from '../words/words.js';
import { keepLanguage, pageLanguage } from './language.js';
import { type SignedInVisit, type Visit } from './visit.js';
import { WRITERS } from './writers.js';

/** Tells where the APIs are, once the application listens. */
export type TellApis = () => ApiAddresses;
export const APIS = Symbol('addresses of the APIs');

/** Begins visits: what each page is asked by. */
@Injectable()
export class Visits {
  constructor(@Inject(APIS) private readonly apis: TellApis) {}

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
    return { ...visit, caller, api: this.api(request, token) };
  }

  /** The APIs, asked in the name of whom a token names; null asks as nobody. */
  api(request: Request, token: string | null): Api {
    return new Api({
      addresses: this.apis(),
      token,
      language: pageLanguage(request),
      correlationId: (request as IdentifiedRequest).correlationId,
      onBehalfOf: token === null ? null : chosenOrganisation(request),
    });
  }
}
