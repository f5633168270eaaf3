import { randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';
import { cookieOf } from '#platform';

const COOKIE = 'partnership-ledger-invitation';
const HALF_A_YEAR_MS = 180 * 86_400_000;

/**
 * The secret that this browser adds to an invitation when it bears it: `<token>.<secret>`. It is made at the first visit and kept by the
 * browser alone (`keepIn`, once the invitation is known to be one), so that whoever handed out the link cannot read what
 * was answered by it.
 * @param secure whether the site is served over TLS: what terminates it may stand before this process
 */
export function secretOf(
  request: Request,
  token: string,
  secure: boolean,
): { readonly secret: string; readonly keepIn: (response: Response) => void } {
  const kept = cookieOf(request, COOKIE);
  if (kept && /^[\w-]{22,64}$/.test(kept)) return { secret: kept, keepIn: () => {} };
  const secret = randomBytes(24).toString('base64url');
  const keepIn = (response: Response): void => {
    response.cookie(COOKIE, secret, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: `/invitation/${encodeURIComponent(token)}`,
      maxAge: HALF_A_YEAR_MS,
    });
  };
  return { secret, keepIn };
}
