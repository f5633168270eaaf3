import { parseArgs } from 'node:util';
import { type Generation } from '#seeds';

export const USAGE = `npm run generate -- --partnerships N [--seed S] [--until YYYY-MM-DD] [--database URL]

Writes plausible histories of partnerships that do not exist, about ten events each: the same for the same seed.
  --partnerships  how many (1 200 000 is all of France)
  --seed          any whole number (default 1)
  --until         last day on which anything happens (default 2026-06-30)
  --database      PostgreSQL, instead of DATABASE_URL; without either, the embedded one of npm start, stopped
Settings come from the environment, as for the services: EVENT_STORE, KURRENTDB_URL, TEXT_MASTER_KEY…
Run again with the same numbers, it goes on where it was interrupted.`;

/** The line could not be understood. */
export class Misunderstood extends Error {}

/** @throws Misunderstood */
export function asked(line: readonly string[]): (Required<Generation> & { database?: string }) | 'help' {
  const { partnerships, seed = '1', until = '2026-06-30', database, help } = valuesOf(line);
  if (help) return 'help';
  if (!partnerships) throw new Misunderstood(`How many partnerships? (--partnerships)\n\n${USAGE}`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(until) && !Number.isNaN(Date.parse(until));
  if (!isDay || until < '2006-01-01') throw new Misunderstood(`--until: not a day from 2006 on: ${until}`);
  return {
    partnerships: whole('--partnerships', partnerships, 1),
    seed: whole('--seed', seed, Number.MIN_SAFE_INTEGER),
    until,
    ...(database ? { database } : {}),
  };
}

function valuesOf(line: readonly string[]) {
  try {
    return parseArgs({
      args: [...line],
      options: {
        partnerships: { type: 'string' },
        seed: { type: 'string' },
        until: { type: 'string' },
        database: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new Misunderstood(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function whole(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least) {
    throw new Misunderstood(`${option}: not a whole number${least > 0 ? ` from ${least} on` : ''}: ${text}`);
  }
  return number;
}
