import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { type CommandAnswerBody } from '#contracts';
import { setEntityTag } from '#platform';

/** An answer's revision is its ETag; what was created is found at its Location. */
@Injectable()
export class AnswerHeaders implements NestInterceptor<CommandAnswerBody> {
  intercept(context: ExecutionContext, next: CallHandler<CommandAnswerBody>): Observable<CommandAnswerBody> {
    const request = context.switchToHttp().getRequest<Request & { route: { path: string } }>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap(({ id, revision }) => {
        setEntityTag(response, revision);
        if (!('id' in request.params)) response.setHeader('Location', `${request.route.path}/${id}`);
      }),
    );
  }
}
