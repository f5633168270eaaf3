import { type DomainEvent } from '#domain';
import { type SeedCommand } from '../seed-command.js';

/** A generated command with the events that it leads to. */
export interface Step {
  readonly command: SeedCommand;
  /** `seedCommandId` of its key. */
  readonly commandId: string;
  readonly events: readonly DomainEvent[];
}

/** All that was recorded of one organisation or one partnership, in the order in which it was. */
export interface History {
  /** Name of the stream. */
  readonly stream: string;
  readonly steps: readonly Step[];
}
