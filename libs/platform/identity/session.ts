import { SetMetadata } from '@nestjs/common';
import { type Request, type Response } from 'express';

/** Pages keep the caller's token in this cookie; `/v1` never reads it. */
export const SESSION_COOKIE = 'partnership-ledger-session';
export const FROM_SESSION = 'partnership-ledger:from-session';

/** A controller of pages: its caller comes from the session cookie, not from an `Authorization` header. */
export const FromSession = (): ClassDecorator & MethodDecorator => SetMetadata(FROM_SESSION, true);

/** The token of the signed-in person, with which pages call the APIs in that person's name. */
export const sessionToken = (request: Request): string | undefined =>
  (request.headers.cookie ?? '')
    .split(/; */)
    .find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    ?.slice(SESSION_COOKIE.length + 1);

/** Scripts cannot read the cookie, other sites cannot have it sent. */
const attributes = (request: Request) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure: request.secure }) as const;

export function openSession(request: Request, response: Response, token: string, seconds: number): void {
  response.cookie(SESSION_COOKIE, token, { ...attributes(request), maxAge: seconds * 1000 });
}

export function closeSession(request: Request, response: Response): void {
  response.clearCookie(SESSION_COOKIE, attributes(request));
}
