import { Command, CommanderError } from 'commander';
import { CodecError, EventStoreError } from '#event-store';
import { ConfigurationFaulty } from '#platform';
import { isSchemaMissing, MIGRATE_FIRST } from '../composition/schema-missing.js';
import { type Terminal } from './terminal.js';
import { Refused, type Run, type Verb } from './verb.js';
import { checkEvents } from './verbs/check-events.js';
import { migrateVerb } from './verbs/migrate.js';
import { policies } from './verbs/policies.js';
import { projections } from './verbs/projections.js';
import { sweepTextKeys } from './verbs/sweep-text-keys.js';
import { transfer } from './verbs/transfer.js';

const VERBS: readonly Verb[] = [projections, policies, checkEvents, transfer, migrateVerb, sweepTextKeys];

/** What a shell is told: all is well, something is wrong or was refused, the line could not be understood. */
export const EXIT = { well: 0, wrong: 1, misunderstood: 2 } as const;

const ENDING = `
Exit codes: 0 all is well, 1 something is wrong or was refused, 2 the line could not be understood.
Settings come from the environment, as for the services: see README.md.`;

/** Runs one line of the command line. Resolves with its exit code; rejects on what no one foresaw. */
export async function ledger(
  line: readonly string[],
  environment: Run['environment'],
  terminal: Terminal,
): Promise<number> {
  let code: number = EXIT.well;
  const write = (text: string, to: (line: string) => void) => to(text.replace(/\n$/, ''));
  const program = new Command('ledger')
    .description('The partnership ledger, for those who run it and those who audit it.')
    .addHelpText('after', ENDING)
    .configureOutput({
      writeOut: (text) => write(text, terminal.out),
      writeErr: (text) => write(text, terminal.err),
    })
    .exitOverride();
  for (const verb of VERBS) {
    verb(program, { environment, terminal, somethingIsWrong: () => (code = EXIT.wrong) });
  }
  try {
    await program.parseAsync(line, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.well : EXIT.misunderstood;
    if (!isForeseen(error)) throw error;
    terminal.err(isSchemaMissing(error) ? MIGRATE_FIRST.en : error.message);
    return EXIT.wrong;
  }
  return code;
}

const isForeseen = (error: unknown): error is Error =>
  [Refused, ConfigurationFaulty, EventStoreError, CodecError].some((kind) => error instanceof kind);
