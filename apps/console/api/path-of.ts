import { ProblemException } from '#contracts';

/**
 * A path of the API from its template: `gates/:gate/decisions`. What is no id nor code leads nowhere.
 * @throws ProblemException NOT_FOUND
 */
export const pathOf = (template: string, parameters: Readonly<Record<string, string>>): string =>
  template.replace(/:(\w+)/g, (_, name: string) => {
    const value = parameters[name] ?? '';
    if (!/^[\w-]{1,64}$/.test(value)) throw new ProblemException('NOT_FOUND');
    return value;
  });

/** The console's page for a list that the API names: `/v1/partnerships?stage=modelling` is `/partnerships?stage=modelling`. */
export const pageOfList = (list: string): string => list.replace(/^\/v1(?=\/)/, '');
