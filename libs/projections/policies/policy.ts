import { type Aggregate } from '#domain';
import { type RecordedEvent } from '#event-store';

/** A command that a policy asks for; `commandOf` makes one of an aggregate of whatever state. */
export interface PolicyCommand {
  readonly aggregate: Aggregate<unknown>;
  readonly streamId: string;
  readonly type: string;
  readonly data: unknown;
  /** Business date it is judged at, YYYY-MM-DD. */
  readonly occurredOn: string;
}

/**
 * What follows from an event without anyone asking: event → commands. It acts on what is recorded from its first start
 * on, not on what was before unless it says so, and is never run again by a rebuild.
 */
export interface Policy {
  /** A sentence that says what it does: it is kept under that name for ever. */
  readonly name: string;
  readonly category: string;
  /** True where what was recorded before its first start is reacted to as well: what it asks for must then do nothing twice. */
  readonly sinceTheBeginning?: true;
  /**
   * The same event gives the same commands in the same order. What it throws is the event's fault; a promise may be
   * rejected where the log or the rows do not answer, and is then asked again, but for what `projecting` threw.
   */
  readonly react: (event: RecordedEvent) => readonly PolicyCommand[] | Promise<readonly PolicyCommand[]>;
}

export const commandOf = <State>(
  aggregate: Aggregate<State>,
  command: Omit<PolicyCommand, 'aggregate'>,
): PolicyCommand => ({ ...command, aggregate: aggregate as unknown as Aggregate<unknown> });
