import { Command, InvalidArgumentError, Option } from 'commander';

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

/** What each length of campaign is made of, when nothing else is said. */
const SHORT = { rounds: 2, minutes: 0.5 };
const FULL = { rounds: 8, minutes: 8 };

interface Asked {
  readonly short: boolean;
  readonly seed?: number;
  readonly store?: Plan['store'];
  readonly nodes?: '1' | '3';
  readonly rounds?: number;
  readonly minutes?: number;
  readonly strike?: string;
  readonly pace: number;
}

const positive = (text: string): number => {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('Not a number above 0.');
};

const line = (): Command =>
  new Command('npm run test:crash --')
    .description(
      'Kills the ledger’s processes and its stores under load, again and again, then holds what is left against what its clients were told: test/crash/README.md.',
    )
    .option('--short', `${SHORT.rounds} rounds in ${SHORT.minutes} minutes of striking`, false)
    .addOption(new Option('--store <engine>', 'on that one alone').choices(['postgres', 'kurrentdb']))
    .addOption(new Option('--nodes <number>', 'of KurrentDB: on so many alone').choices(['1', '3']))
    .option('--seed <number>', 'makes the same choices again (default: any)', positive)
    .option('--rounds <number>', `how many (default: ${FULL.rounds})`, positive)
    .option('--minutes <number>', `of striking, in all (default: ${FULL.minutes})`, positive)
    .option('--strike <word>', 'strikes only what bears this word in its name')
    .option(
      '--pace <seconds>',
      'how long at most the system works between two blows that do not come at once',
      positive,
      1.5,
    )
    .addHelpText(
      'after',
      '\nKURRENTDB_NODE_COMMAND: how a node of KurrentDB is started; without it those campaigns are skipped.',
    );

/** The campaigns that a command line asks for: on PostgreSQL, on one node of KurrentDB and on three; a faulty line ends the process. */
export function plansFrom(parameters: readonly string[]): readonly Plan[] {
  const asked = line().parse(parameters, { from: 'user' }).opts<Asked>();
  const length = asked.short ? SHORT : FULL;
  const rounds = Math.ceil(asked.rounds ?? length.rounds);
  const seed = asked.seed ?? Math.ceil(Math.random() * 1e9);
  const all = [
    { store: 'postgres', nodes: 0 },
    { store: 'kurrentdb', nodes: 1 },
    { store: 'kurrentdb', nodes: 3 },
  ] as const;
  return all
    .filter(
      ({ store, nodes }) =>
        (asked.store === undefined || asked.store === store) &&
        (asked.nodes === undefined || nodes === 0 || asked.nodes === String(nodes)),
    )
    .map((one) => ({
      ...one,
      seed,
      rounds,
      secondsPerRound: ((asked.minutes ?? length.minutes) * 60) / rounds,
      paceSeconds: asked.pace,
      strike: asked.strike ?? null,
    }));
}
