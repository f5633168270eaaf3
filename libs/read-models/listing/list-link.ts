/** Criteria of a list as query parameters; what is undefined is left out, several values are repeated. */
export type Criteria = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Path of the list behind a figure: `/v1/stage-stays?stage=modelling&outcome=passed`. */
export function listLink(path: string, ...criteria: readonly Criteria[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of criteria.flatMap((some) => Object.entries(some))) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) query.append(name, one);
  }
  const asked = query.toString();
  return asked === '' ? path : `${path}?${asked}`;
}
