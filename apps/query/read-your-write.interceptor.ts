import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { type Request } from 'express';
import { from, switchMap, type Observable } from 'rxjs';
import { POSITION_TOKEN, tokenRefused } from '#contracts';
import { OpaqueTokens } from '#platform';
import { type ProjectionProgress } from '#projections';
import { PROGRESS } from './parts.js';
import { reached } from './two-clocks/reached.js';

/** A query asked with `after=<position>` answers once the read models hold that position. */
@Injectable()
export class ReadYourWrite implements NestInterceptor {
  constructor(
    @Inject(PROGRESS) private readonly progress: Pick<ProjectionProgress, 'waitFor'>,
    private readonly tokens: OpaqueTokens,
  ) {}

  /** @throws ProblemException INPUT_INVALID for a token that was not made here */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { after } = context.switchToHttp().getRequest<Request>().query;
    // What has not the form of a token is the contract's to refuse.
    if (typeof after !== 'string' || !POSITION_TOKEN.test(after)) return next.handle();
    const position = this.tokens.positionIn(after);
    if (position === null) throw tokenRefused('matches', { parameter: 'after' });
    return from(reached(this.progress, position)).pipe(switchMap(() => next.handle()));
  }
}
