import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { type CommandAnswerBody } from '#contracts';
import { setEntityTag } from '#platform';

type Answer = Partial<CommandAnswerBody>;

/** An answer's revision is its ETag; what was created is found at its Location. */
@Injectable()
export class AnswerHeaders implements NestInterceptor<Answer> {
  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer> {
    const request = context.switchToHttp().getRequest<Request & { route: { path: string } }>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap(({ id, revision }) => {
        // What is answered of many has no revision.
        if (revision === undefined) return;
        setEntityTag(response, revision);
        if (response.statusCode === 201 && !('id' in request.params))
          response.setHeader('Location', `${request.route.path}/${id}`);
      }),
    );
  }
}
