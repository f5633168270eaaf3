import { type CommandRunner, type EventStore } from '#event-store';

/** What the composition root gives the command side: adapters are named there, never here. */
export interface CommandParts {
  readonly eventStore: EventStore;
  readonly commandRunner: CommandRunner;
  /** 32 bytes: keys the fingerprints of requests. */
  readonly fingerprintKey: Buffer;
  /** The clock that says which day is today; the machine's by default. */
  readonly clock?: () => Date;
}

export const EVENT_STORE = Symbol('event store');
export const COMMAND_RUNNER = Symbol('command runner');
export const FINGERPRINT_KEY = Symbol('fingerprint key');
export const CLOCK = Symbol('clock');
