import { type Request } from 'express';
import { requestedAddress } from '#platform';

/** The addresses of the first page of a list without clocks, and of the next (RFC 8288). */
export function pageLinks(request: Request, next: string | null): string {
  const address = requestedAddress(request);
  address.searchParams.delete('cursor');
  address.searchParams.delete('after');
  const link = (rel: string): string => `<${address.pathname}${address.search}>; rel="${rel}"`;
  const first = link('first');
  if (next === null) return first;
  address.searchParams.set('cursor', next);
  return `${first}, ${link('next')}`;
}
