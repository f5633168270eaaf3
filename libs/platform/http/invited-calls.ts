import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { hash } from 'node:crypto';
import { type Request } from 'express';
import { catchError, tap, type Observable } from 'rxjs';
import { CallsPerMinute } from './calls-per-minute.js';

export const COUNTED_BY_INVITATION = 'partnership-ledger:counted-by-invitation';

/** Counts the calls that come with an invitation by it, once it is known to be one; others by the address they come from. */
export class InvitedCalls {
  readonly #byInvitation: CallsPerMinute;
  readonly #byAddress: CallsPerMinute;

  constructor(perMinute: number) {
    this.#byInvitation = new CallsPerMinute(perMinute);
    this.#byAddress = new CallsPerMinute(perMinute);
  }

  /** @throws ProblemException TOO_MANY_REQUESTS where the invitation has had its minute's share */
  requireRoom(token: string): void {
    this.#byInvitation.requireRoom(nameOf(token));
  }

  /** The invitation opened what was asked. */
  answered(token: string): void {
    this.#byInvitation.count(nameOf(token));
  }

  /** It did not: it may be none. @throws ProblemException TOO_MANY_REQUESTS once there are more than a minute may have */
  refused(token: string, address: string): void {
    const name = nameOf(token);
    if (this.#byInvitation.has(name)) this.#byInvitation.count(name);
    else this.#byAddress.count(address);
  }
}

/** Whatever secret it is borne with; not kept as it is. */
const nameOf = (token: string): string => hash('sha256', token.split('.')[0] ?? '', 'base64url');

/**
 * Counts the calls to what an invitation opens. Those who answer without an account may all call from one address: a hall's,
 * or that of the pages, which ask the APIs for everybody. So the invitation is looked at first, and a good one gets through,
 * whoever else calls from there; no header is believed to say where a call comes from.
 */
@Injectable()
export class InvitationRateLimit implements NestInterceptor {
  constructor(private readonly calls: InvitedCalls) {}

  /** @throws ProblemException TOO_MANY_REQUESTS */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { params, ip } = context.switchToHttp().getRequest<Request<{ token: string }>>();
    this.calls.requireRoom(params.token);
    return next.handle().pipe(
      tap(() => this.calls.answered(params.token)),
      catchError((error: unknown) => {
        this.calls.refused(params.token, ip ?? 'unknown');
        throw error;
      }),
    );
  }
}

/** A controller whose routes take an invitation at `:token`: counted by it, and not by the address that calls. */
export const CountedByInvitation = (): ClassDecorator =>
  applyDecorators(SetMetadata(COUNTED_BY_INVITATION, true), UseInterceptors(InvitationRateLimit));
