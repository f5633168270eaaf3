import { Refused, type Run } from './verb.js';

/**
 * An address as given on the line, or in the environment variable named there: what stands on a line is seen by all who
 * use the machine, passwords included. @throws Refused
 */
export function addressIn(given: string, environment: Run['environment']): string {
  if (given.includes('://')) return given;
  const held = environment[given];
  if (!held?.includes('://'))
    throw new Refused(`${given} is neither an address nor a variable that holds one`);
  return held;
}
