import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, from, switchMap } from 'rxjs';
import { type RequestWithCaller, routeOf } from '#platform';
import { ReadLog } from './read-log.js';
import { recordedPath } from './recorded-path.js';

/**
 * What an auditor reads is recorded before it is answered: where it cannot be recorded, it is not answered. That costs one
 * row, a millisecond or two.
 */
@Injectable()
export class ReadsAreRecorded implements NestInterceptor {
  constructor(private readonly reads: ReadLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const { caller, method, params } = request;
    const route = routeOf(request);
    const isRead = ['GET', 'HEAD'].includes(method) && route?.startsWith('/v1/');
    if (!isRead || !route || !caller?.roles.includes('auditor')) return next.handle();
    const path = recordedPath(route, params);
    return from(this.reads.record({ actorId: caller.id, method, route, path })).pipe(
      switchMap(() => next.handle()),
    );
  }
}
