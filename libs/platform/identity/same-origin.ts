import { type Request } from 'express';

/**
 * Whether a browser says the request comes from our own pages: `Sec-Fetch-Site`, else `Origin` compared with the host
 * asked for. A browser sends one of them with every form; a request with neither is refused.
 */
export function isSameOrigin(request: Request): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined) return site === 'same-origin';
  if (site !== undefined && site !== 'same-origin') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}
