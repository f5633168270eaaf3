import { type Request } from 'express';

const ORIGIN = 'http://localhost';

/**
 * Path and query of a request, whatever its target looks like: an absolute one, `//`, `/.//elsewhere`. Its origin means
 * nothing, and its path starts with one slash only: written in a link, it leads nowhere else.
 */
export function requestedAddress({ originalUrl }: Pick<Request, 'originalUrl'>): URL {
  const target = originalUrl.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  const address = new URL(`${ORIGIN}/${target.replace(/^[/\\]+/, '')}`);
  // Steps such as `/./` are gone only now.
  address.pathname = address.pathname.replace(/^\/+/, '/');
  return address;
}
