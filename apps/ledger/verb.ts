import { type Command } from 'commander';
import { type Terminal } from './terminal.js';

/** What a verb is run with. */
export interface Run {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Sets the exit code when what was looked at is not as it should be. */
  somethingIsWrong(): void;
}

/** Declares one verb of the command line. */
export type Verb = (program: Command, run: Run) => void;

/** It was not done, for a reason that the message says in full. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}
