import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { type Role } from './roles.js';

/** Who calls: a pseudonymous id, the roles the issuer gives, the organisation acted for. It is an event's `actor`. */
export interface Caller {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly onBehalfOf: string | null;
}

/** A request past the guard; public routes have no caller. */
export type RequestWithCaller = Request & { caller?: Caller };

/** The verified caller: `@CurrentCaller() caller: Caller`. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller) throw new Error('a public route asks for its caller');
  return caller;
});
