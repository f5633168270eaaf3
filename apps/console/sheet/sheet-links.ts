/** Address of a form about a partnership, with what it starts from. */
export function actAddress(
  partnershipId: string,
  slug: string,
  start: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(start).toString();
  return `/partnerships/${partnershipId}/${slug}${query && `?${query}`}`;
}
