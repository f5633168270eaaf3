import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { type Request } from 'express';
import { from, switchMap, type Observable } from 'rxjs';
import { type ProjectionProgress } from '#projections';
import { PROGRESS } from './parts.js';
import { reached } from './two-clocks/reached.js';

/** A query asked with `after=<position>` answers once the read models hold that position. */
@Injectable()
export class ReadYourWrite implements NestInterceptor {
  constructor(@Inject(PROGRESS) private readonly progress: Pick<ProjectionProgress, 'waitFor'>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { after } = context.switchToHttp().getRequest<Request>().query;
    // Anything but a position is the contract's to refuse.
    if (typeof after !== 'string' || !/^\d{1,19}$/.test(after)) return next.handle();
    return from(reached(this.progress, BigInt(after))).pipe(switchMap(() => next.handle()));
  }
}
