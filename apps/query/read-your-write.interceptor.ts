import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { type Request } from 'express';
import { from, switchMap, type Observable } from 'rxjs';
import { ProblemException } from '#contracts';
import { ProjectionBehind, type ProjectionProgress } from '#projections';
import { PROGRESS } from './parts.js';

/** How long a query waits for its `after` before it says that the views are behind. */
const PATIENCE_MS = 5_000;

/** A query asked with `after=<position>` answers once the read models hold that position. */
@Injectable()
export class ReadYourWrite implements NestInterceptor {
  constructor(@Inject(PROGRESS) private readonly progress: Pick<ProjectionProgress, 'waitFor'>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { after } = context.switchToHttp().getRequest<Request>().query;
    // Anything but a position is the contract's to refuse.
    if (typeof after !== 'string' || !/^\d{1,19}$/.test(after)) return next.handle();
    return from(this.reach(BigInt(after))).pipe(switchMap(() => next.handle()));
  }

  /** @throws ProblemException READ_MODELS_BEHIND */
  private async reach(position: bigint): Promise<void> {
    try {
      await this.progress.waitFor(position, { timeoutMs: PATIENCE_MS });
    } catch (error) {
      if (error instanceof ProjectionBehind)
        throw new ProblemException('READ_MODELS_BEHIND', { headers: { 'Retry-After': '2' } });
      throw error;
    }
  }
}
