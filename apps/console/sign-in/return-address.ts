const HERE = 'http://localhost';

/** Where someone comes back to once signed in: a page of this site, whatever was asked for. */
export function returnAddress(asked: unknown): string {
  if (typeof asked !== 'string' || !URL.canParse(asked, HERE)) return '/';
  const { origin, pathname, search } = new URL(asked, HERE);
  const isHere = origin === HERE && asked.startsWith('/') && !pathname.startsWith('//');
  // Not back to the door.
  const isAPage = !/^\/(?:sign-in|signed-in|sign-out|signed-out)(?:\/|$)/.test(pathname);
  return isHere && isAPage ? pathname + search : '/';
}

/** The way in, and back to an address. */
export const signInAddress = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string => {
  const to = returnAddress(pathname + search);
  return to === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to }).toString()}`;
};
