import { parseArgs } from 'node:util';

/** One campaign to run. */
export interface Plan {
  readonly store: 'postgres' | 'kurrentdb';
  readonly nodes: 0 | 1 | 3;
  readonly seed: number;
  readonly rounds: number;
  /** How long the striking lasts in each round. */
  readonly secondsPerRound: number;
  /** Only what bears this word in its name is struck; null: everything. */
  readonly strike: string | null;
  /** How long at most the system does its work between two blows that do not come at once. */
  readonly paceSeconds: number;
}

const USAGE = `npm run test:crash -- [--short] [--seed N] [--store postgres|kurrentdb] [--nodes 1|3] [--rounds N] [--minutes N] [--strike WORD] [--pace SECONDS]`;

/** What each length of campaign is made of, when nothing else is said. */
const SHORT = { rounds: 2, minutes: 0.5 };
const FULL = { rounds: 8, minutes: 8 };

const PACE_SECONDS = 1.5;

/** The campaigns that a command line asks for: on PostgreSQL, on one node of KurrentDB and on three. @throws Error */
export function plansFrom(parameters: readonly string[]): readonly Plan[] {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      ...{ short: { type: 'boolean' }, seed: { type: 'string' }, store: { type: 'string' } },
      ...{ nodes: { type: 'string' }, rounds: { type: 'string' }, minutes: { type: 'string' } },
      ...{ strike: { type: 'string' }, pace: { type: 'string' } },
    },
  });
  const number = (value: string | undefined, otherwise: number): number => {
    const read = value === undefined ? otherwise : Number(value);
    if (!Number.isFinite(read) || read <= 0) throw new Error(`${value} is no number. ${USAGE}`);
    return read;
  };
  const length = values.short ? SHORT : FULL;
  const rounds = Math.ceil(number(values.rounds, length.rounds));
  const secondsPerRound = (number(values.minutes, length.minutes) * 60) / rounds;
  const paceSeconds = number(values.pace, PACE_SECONDS);
  const seed = number(values.seed, Math.ceil(Math.random() * 1e9));
  const all = [
    { store: 'postgres', nodes: 0 },
    { store: 'kurrentdb', nodes: 1 },
    { store: 'kurrentdb', nodes: 3 },
  ] as const;
  const asked = all.filter(
    ({ store, nodes }) =>
      (values.store === undefined || values.store === store) &&
      (values.nodes === undefined || nodes === 0 || values.nodes === String(nodes)),
  );
  if (asked.length === 0) throw new Error(USAGE);
  return asked.map((one) => ({
    ...one,
    seed,
    rounds,
    secondsPerRound,
    paceSeconds,
    strike: values.strike ?? null,
  }));
}
