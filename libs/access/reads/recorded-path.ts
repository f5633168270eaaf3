import { isUUID } from 'class-validator';

/** What is kept of an address: its route with the ids in it. Anything else that stands there may be somebody's name. */
export const recordedPath = (route: string, parameters: Readonly<Record<string, unknown>>): string =>
  route.replace(/:(\w+)/g, (_, name: string) => {
    const value = parameters[name];
    return isUUID(value) ? String(value).toLowerCase() : '…';
  });
