import { ProblemException } from '#contracts';

/**
 * A path of the API from its template: `gates/:gate/decisions`. What is none of what stands in one leads nowhere.
 * @throws ProblemException NOT_FOUND
 */
export const pathOf = (template: string, parameters: Readonly<Record<string, string>>): string =>
  template.replace(/:(\w+)/g, (_, name: string) => {
    const value = parameters[name] ?? '';
    if (!/^[\w-]{1,64}$/.test(value)) throw new ProblemException('NOT_FOUND');
    return value;
  });

/**
 * The console's page for a list that the API names: `/v1/partnerships?stage=modelling` is `/partnerships?stage=modelling`.
 * The point that the API repeats in it is left to the page, which keeps its own in all its links.
 */
export function pageOfList(list: string): string {
  const [path = '', asked] = list.replace(/^\/v1(?=\/)/, '').split('?');
  const query = new URLSearchParams(asked);
  for (const clock of ['asOf', 'knownAt']) query.delete(clock);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
