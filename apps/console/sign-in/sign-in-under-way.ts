import { type Request, type Response } from 'express';
import { z } from 'zod';
import { cookieOf } from '#platform';
import { returnAddress } from './return-address.js';

const TEN_MINUTES_MS = 600_000;
/** Where the issuer sends people back to. */
export const CALLBACK_PATH = '/signed-in';

const secret = z.string().min(32).max(128);
const schema = z.object({ nonce: secret, verifier: secret, to: z.string().transform(returnAddress) });

/** What a sign-in under way must find again when the issuer sends its person back; the browser keeps it, for this site alone. */
export interface SignInUnderWay extends z.output<typeof schema> {
  readonly state: string;
}

const isState = (state: unknown): state is string =>
  typeof state === 'string' && /^[\w-]{32,128}$/.test(state);
/** One for each sign-in, so that two tabs do not undo each other. */
const cookieNamed = (state: string): string => `partnership-ledger-sign-in-${state.slice(0, 16)}`;
const attributes = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'lax', path: CALLBACK_PATH, secure }) as const;

export function keepUnderWay(response: Response, { state, ...kept }: SignInUnderWay, secure: boolean): void {
  const value = Buffer.from(JSON.stringify({ state, ...kept })).toString('base64url');
  response.cookie(cookieNamed(state), value, { ...attributes(secure), maxAge: TEN_MINUTES_MS });
}

/** The sign-in that an answer of the issuer belongs to, found once; null where this browser began none such. */
export function takeUnderWay(request: Request, response: Response, secure: boolean): SignInUnderWay | null {
  const { state } = request.query;
  if (!isState(state)) return null;
  const value = cookieOf(request, cookieNamed(state));
  if (value === undefined) return null;
  response.clearCookie(cookieNamed(state), attributes(secure));
  try {
    const kept: unknown = JSON.parse(Buffer.from(value, 'base64url').toString());
    return z
      .object({ state: z.literal(state) })
      .and(schema)
      .parse(kept);
  } catch {
    return null;
  }
}
