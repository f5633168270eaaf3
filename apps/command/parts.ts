import { type CommandRunner, type EventStore } from '#event-store';
import { type ProjectionProgress } from '#projections';
import { type RoundParts } from './rounds/round-parts.js';

/** What the composition root gives the command side: adapters are named there, never here. */
export interface CommandParts {
  readonly eventStore: EventStore;
  readonly commandRunner: CommandRunner;
  /** 32 bytes: keys the fingerprints of requests. */
  readonly fingerprintKey: Buffer;
  readonly rounds: RoundParts;
  /** The views, which hold a withdrawn right before its command answers; none: nobody reads any. */
  readonly views?: Pick<ProjectionProgress, 'waitFor'>;
  /** The clock that says which day is today; the machine's by default. */
  readonly clock?: () => Date;
}

export const EVENT_STORE = Symbol('event store');
export const COMMAND_RUNNER = Symbol('command runner');
export const FINGERPRINT_KEY = Symbol('fingerprint key');
export const VIEWS = Symbol('views');
export const CLOCK = Symbol('clock');
