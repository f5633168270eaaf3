import { type CookieOptions, type Request, type Response } from 'express';
import { secretOf } from './own-secret.js';

const TOKEN = 't'.repeat(64);
const visiting = (cookie?: string) => ({ headers: { cookie }, secure: false }) as Request;

/** The cookie that a visit keeps, if it keeps one. */
function kept(request: Request, secure: boolean): { value: string; options: CookieOptions } | null {
  let set: { value: string; options: CookieOptions } | null = null;
  const response = {
    cookie: (_: string, value: string, options: CookieOptions) => (set = { value, options }),
  } as unknown as Response;
  secretOf(request, TOKEN, secure).keepIn(response);
  return set;
}

describe('The secret of who answers by invitation', () => {
  it('is made at the first visit, another each time, and kept for that invitation alone', () => {
    const [one, other] = [kept(visiting(), false)!, kept(visiting(), false)!];
    expect(one.value).toMatch(/^[\w-]{32}$/);
    expect(other.value).not.toBe(one.value);
    expect(one.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: `/invitation/${TOKEN}` });
    const cookie = `partnership-ledger-invitation=${one.value}`;
    expect(kept(visiting(cookie), false)).toBeNull();
    expect(secretOf(visiting(cookie), TOKEN, false).secret).toBe(one.value);
  });

  it('goes over TLS alone where the site is served over it, also behind what terminates it', () => {
    expect(kept(visiting(), true)?.options.secure).toBe(true);
    expect(kept(visiting(), false)?.options.secure).toBe(false);
  });
});
