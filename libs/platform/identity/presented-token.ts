import { type ExecutionContext } from '@nestjs/common';
import { type Reflector } from '@nestjs/core';
import { type Request } from 'express';
import { ProblemException } from '#contracts';
import { isSameOrigin } from './same-origin.js';
import { FROM_SESSION, sessionToken } from './session.js';

const BEARER = /^Bearer +([\w~+/.-]+=*)$/i;

/** Where a route's declarations stand: on its handler, else on its controller. */
export type Targets = [ReturnType<ExecutionContext['getHandler']>, ReturnType<ExecutionContext['getClass']>];

/**
 * The token a request presents: the `Authorization` header, or on pages the session cookie, which counts for a form
 * only when the form came from our own pages.
 */
export function presentedToken(request: Request, reflector: Reflector, targets: Targets): string | undefined {
  if (!reflector.getAllAndOverride<boolean | undefined>(FROM_SESSION, targets)) {
    return BEARER.exec(request.headers.authorization ?? '')?.[1];
  }
  if (!['GET', 'HEAD'].includes(request.method) && !isSameOrigin(request)) {
    throw new ProblemException('FORBIDDEN', {
      detail: {
        fr: 'Ce formulaire ne vient pas d’une page de ce site.',
        en: 'This form does not come from a page of this site.',
      },
    });
  }
  return sessionToken(request);
}
