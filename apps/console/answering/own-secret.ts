import { randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';
import { cookieOf } from '#platform';

const COOKIE = 'partnership-ledger-invitation';
const HALF_A_YEAR_MS = 180 * 86_400_000;

/**
 * An invitation as this browser bears it: `<token>.<secret>`. The secret is made at the first visit and kept by the
 * browser alone, so that whoever handed out the link cannot read what was answered by it.
 */
export function borneBy(request: Request, response: Response, token: string): string {
  const kept = cookieOf(request, COOKIE);
  if (kept && /^[\w-]{22,64}$/.test(kept)) return `${token}.${kept}`;
  const secret = randomBytes(24).toString('base64url');
  response.cookie(COOKIE, secret, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    path: `/invitation/${encodeURIComponent(token)}`,
    maxAge: HALF_A_YEAR_MS,
  });
  return `${token}.${secret}`;
}
