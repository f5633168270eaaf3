import { SetMetadata } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type HttpConfiguration } from '../configuration/configuration.js';
import { cookieOf } from './cookie.js';

/** Pages keep the caller's token in this cookie; `/v1` never reads it. */
export const SESSION_COOKIE = 'partnership-ledger-session';
export const FROM_SESSION = 'partnership-ledger:from-session';

/** A controller of pages: its caller comes from the session cookie, not from an `Authorization` header. */
export const FromSession = (): ClassDecorator & MethodDecorator => SetMetadata(FROM_SESSION, true);

/** The token of the signed-in person, with which pages call the APIs in that person's name. */
export const sessionToken = (request: Request): string | undefined => cookieOf(request, SESSION_COOKIE);

/**
 * Scripts cannot read the cookie. It comes with a link from another site, and so with the way back from the issuer; it
 * does not come with another site's form, which is refused besides.
 */
const attributes = ({ publicUrl }: Pick<HttpConfiguration, 'publicUrl'>) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.startsWith('https:') }) as const;

/** Opens a session that ends with its token. */
export function openSession(
  response: Response,
  configuration: Pick<HttpConfiguration, 'publicUrl'>,
  { token, seconds }: { readonly token: string; readonly seconds: number },
): void {
  response.cookie(SESSION_COOKIE, token, { ...attributes(configuration), maxAge: seconds * 1000 });
}

export function closeSession(response: Response, configuration: Pick<HttpConfiguration, 'publicUrl'>): void {
  response.clearCookie(SESSION_COOKIE, attributes(configuration));
}
