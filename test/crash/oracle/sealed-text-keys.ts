/** Ids of the keys named by the sealed texts within an event's data. */
export function sealedTextKeys(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const { $key } = data as { $key?: unknown };
  return typeof $key === 'string' ? [$key] : Object.values(data).flatMap(sealedTextKeys);
}
