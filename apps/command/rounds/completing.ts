import { derivedId, ROUND, roundFold, stateAt, type Round } from '#domain';
import { StreamNotFound, streamName, type CommandRunner, type RecordedEvent } from '#event-store';
import { type Recording } from '../record-command.js';
import { type RoundParts } from './round-parts.js';

type Events = readonly RecordedEvent[];

/** What commands are completed with: other streams, keys, and who has answered. */
export class Known {
  constructor(
    readonly runner: Pick<CommandRunner, 'history'>,
    readonly parts: RoundParts,
  ) {}

  /** The events of a stream; none where there is none. */
  async events(category: string, id: string): Promise<Events> {
    try {
      return await this.runner.history(category, id);
    } catch (error) {
      if (error instanceof StreamNotFound) return [];
      throw error;
    }
  }

  /** @throws StreamNotFound */
  async round(roundId: string): Promise<Round> {
    return stateAt(roundFold, await this.runner.history(ROUND, roundId));
  }
}

/** Where a command stands: what its stream holds, the day it is of, and today. */
export interface Asking {
  readonly recorded: Events;
  readonly occurredOn: string;
  readonly today: string;
}

/** Gives a command's data whole. May refuse by throwing. */
export type Complete = (known: Known, recording: Recording, asked: Asking) => Promise<unknown>;

/** The id of the event that a command records first: what is kept for it is kept under that. */
export const firstEventId = ({ commandId, category, streamId }: Recording): string =>
  derivedId(commandId, streamName(category, streamId), 0);
