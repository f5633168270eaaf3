import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemException } from '#contracts';
import { RefusedCalls } from '../http/refused-calls.js';
import { ACCESS, type Access } from './access.js';
import { type RequestWithCaller } from './caller.js';
import { organisationNamed } from './on-behalf-of.js';
import { presentedToken, type Targets } from './presented-token.js';
import { ROLES } from './roles.js';
import { type KeyHolder, SERVICE_KEY_PREFIX, SERVICE_KEYS, type ServiceKeys } from './service-keys.js';
import { FROM_SESSION } from './session.js';
import { IssuerUnavailable, TokenRefused, TokenVerifier } from './token-verifier.js';

const CHALLENGE = 'Bearer realm="partnership-ledger"';

const REASONS: Record<TokenRefused['reason'], { fr: string; en: string }> = {
  expired: { fr: 'Le jeton a expiré.', en: 'The token has expired.' },
  'not-yet-valid': { fr: 'Le jeton n’est pas encore valable.', en: 'The token is not valid yet.' },
  'wrong-issuer': { fr: 'Le jeton vient d’un autre émetteur.', en: 'The token comes from another issuer.' },
  'wrong-audience': {
    fr: 'Le jeton est destiné à un autre service.',
    en: 'The token is meant for another service.',
  },
  revoked: { fr: 'La clé a été révoquée.', en: 'The key was revoked.' },
  invalid: { fr: 'Le jeton n’est pas valable.', en: 'The token is not valid.' },
};

/**
 * Lets a request through only where its route says so: deny by default. A route without `@AllowedTo` or `@Public`
 * admits nobody (and `UndeclaredRoutes` keeps the application from starting with one).
 * Whom it refuses it counts, since they never come to the count of callers.
 * @throws ProblemException ON_BEHALF_OF_INVALID, UNAUTHENTICATED, FORBIDDEN, TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly refused: RefusedCalls,
    @Optional() @Inject(SERVICE_KEYS) private readonly keys: ServiceKeys | undefined,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    try {
      return await this.admit(request, context);
    } catch (error) {
      // The token is looked at first: a good one gets through, whoever else calls from that address.
      if (error instanceof ProblemException && error.problem.status < 500) {
        this.refused.count(request.caller?.id ?? request.ip ?? 'unknown');
      }
      throw error;
    }
  }

  private async admit(request: RequestWithCaller, context: ExecutionContext): Promise<boolean> {
    const targets: Targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets);
    if (!access) throw new ProblemException('FORBIDDEN');
    if ('public' in access) return true;

    const token = presentedToken(request, this.reflector, targets);
    if (!token) throw new ProblemException('UNAUTHENTICATED', { headers: { 'WWW-Authenticate': CHALLENGE } });
    const {
      caller,
      readOnly = false,
      onlyFor,
    } = await this.holderOf(token, targets).catch((error: unknown) => {
      throw this.problemOf(error);
    });
    const organisation = organisationNamed(request.headers);
    request.caller = { ...caller, onBehalfOf: organisation ?? caller.onBehalfOf };
    if (organisation !== null && onlyFor !== undefined && organisation !== onlyFor) {
      throw new ProblemException('FORBIDDEN', {
        detail: {
          fr: 'Cette clé n’agit pas pour cette organisation.',
          en: 'This key does not act for that organisation.',
        },
      });
    }
    if (readOnly && !['GET', 'HEAD'].includes(request.method)) {
      throw new ProblemException('FORBIDDEN', {
        detail: { fr: 'Cette clé ne permet que de lire.', en: 'This key only lets one read.' },
      });
    }
    if (access.roles.some((role) => caller.roles.includes(role))) return true;
    throw new ProblemException('FORBIDDEN', {
      detail: {
        fr: `Réservé aux rôles : ${access.roles.map((role) => ROLES[role].fr).join(', ')}.`,
        en: `Reserved to the roles: ${access.roles.map((role) => ROLES[role].en).join(', ')}.`,
      },
    });
  }

  /** Programs come with keys, people with tokens; pages are for people. */
  private async holderOf(token: string, targets: Targets): Promise<KeyHolder> {
    const isKey = token.startsWith(SERVICE_KEY_PREFIX);
    const isPage = this.reflector.getAllAndOverride<boolean | undefined>(FROM_SESSION, targets) === true;
    if (isKey && this.keys && !isPage) return this.keys.holderOf(token);
    return { caller: await this.verifier.verify(token) };
  }

  private problemOf(error: unknown): unknown {
    if (error instanceof IssuerUnavailable) {
      return new ProblemException('SERVICE_UNAVAILABLE', { headers: { 'Retry-After': '5' } });
    }
    if (!(error instanceof TokenRefused)) return error;
    return new ProblemException('UNAUTHENTICATED', {
      detail: REASONS[error.reason],
      headers: { 'WWW-Authenticate': `${CHALLENGE}, error="invalid_token"` },
    });
  }
}
