import { type Request, type Response } from 'express';
import { cookieOf } from '#platform';

const COOKIE = 'partnership-ledger-acting-for';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The organisation chosen among those that one holds mandates of; null leaves it to the token. */
export function chosenOrganisation(request: Pick<Request, 'headers'>): string | null {
  const chosen = cookieOf(request, COOKIE);
  return chosen !== undefined && UUID.test(chosen) ? chosen : null;
}

/** Keeps the choice as long as the browser is open. It gives no right: the APIs ask for the mandate each time. */
export function keepChoice(response: Response, organisation: unknown, secure: boolean): void {
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  if (typeof organisation === 'string' && UUID.test(organisation))
    response.cookie(COOKIE, organisation, attributes);
  else response.clearCookie(COOKIE, attributes);
}
