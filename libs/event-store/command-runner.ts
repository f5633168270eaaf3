import { decideOn, type Actor, type Aggregate, type Command, type DomainEvent, type Source } from '#domain';
import { type Codec } from './codec.js';
import { IdempotencyKeyReused, StaleRevision, StreamAlreadyExists } from './command-errors.js';
import {
  BEFORE_ALL,
  ConflictingRetry,
  DuplicateEventId,
  RevisionConflict,
  StreamNotFound,
  type EventStore,
  type EventStoreError,
  type Position,
} from './event-store.js';
import { type EventMetadata, type RecordedEvent } from './recorded-event.js';
import { streamHistory, streamName } from './stream-history.js';

/** A command to run on one stream, with who asks and what the caller knows of the stream. */
export interface CommandRun<State> {
  readonly aggregate: Aggregate<State>;
  /** The stream is `<aggregate.category>-<streamId>`. */
  readonly streamId: string;
  readonly command: Omit<Command, 'actor' | 'source'>;
  readonly actor: Actor;
  /** Keyed fingerprint of the request: the same key with another request is told apart by it. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly source?: Source | undefined;
  /** The revision the caller has read, or that there must be no stream; absent: whatever is there. */
  readonly expected?: Expected | undefined;
  /**
   * Asked once the stream is read and holds no first answer, before anything is said of it: refuses by throwing, and gives
   * the events that the caller sees, in their order. Absent: all of them.
   */
  readonly admit?: (recorded: readonly RecordedEvent[]) => Promise<readonly RecordedEvent[]>;
  /**
   * Asked once the caller is admitted: the command's data, with what only other streams and keys tell of it. May refuse by
   * throwing. Absent: the data as given.
   */
  readonly complete?: (recorded: readonly RecordedEvent[]) => Promise<unknown>;
}

type Expected = { readonly ifMatch?: number } | { readonly ifNoneMatch: true };

/** The answer to a command: what its last event reached or, when nothing changed, where its stream stands. */
export interface CommandAnswer {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  /** False when the command had nothing to change. */
  readonly changed: boolean;
  /** True when this is the first answer again: the command had already been recorded. */
  readonly repeated: boolean;
  readonly eventIds: readonly string[];
}

/** A run as its helpers see it, whatever the state. */
type AnyRun = Omit<CommandRun<unknown>, 'aggregate'> & {
  readonly aggregate: Pick<Aggregate<unknown>, 'category' | 'starters' | 'startersAgain'>;
};

/** A race lost this often in one command is left to the caller. */
const ROUNDS = 5;

/** Load, fold, decide, append at the revision read: written here once, for every command. */
export class CommandRunner {
  constructor(
    private readonly store: EventStore,
    private readonly codec: Codec,
  ) {}

  /**
   * @throws IdempotencyKeyReused, StaleRevision, StreamAlreadyExists, StreamNotFound; RuleViolation as the domain
   * decides; RevisionConflict when other writers won every round; what the codec and the store throw
   */
  async run<State>(run: CommandRun<State>): Promise<CommandAnswer> {
    const stream = streamName(run.aggregate.category, run.streamId);
    let lost: EventStoreError | null = null;
    for (let round = 0; round < ROUNDS; round++) {
      const recorded = await this.recordedIn(run);
      const first = firstAnswer(run, stream, recorded);
      if (first) return first;
      const seen = run.admit ? await run.admit(recorded) : recorded;
      refuseUnexpected(run, stream, recorded, seen);
      const data = run.complete ? await run.complete(recorded) : run.command.data;
      const events = decideOn(run.aggregate, recorded, {
        ...run.command,
        data,
        actor: run.actor,
        source: run.source,
      });
      if (events.length === 0) return nothingChanged(stream, seen);
      const answer = await this.append(run, stream, recorded, events);
      if ('changed' in answer) return answer;
      lost = answer;
    }
    throw lost!;
  }

  /** A stream's events, decoded, in stored order. @throws StreamNotFound, CorruptedEvent */
  history(category: string, id: string): Promise<RecordedEvent[]> {
    return streamHistory(this.store, this.codec, category, id);
  }

  private async recordedIn({ aggregate, streamId }: AnyRun): Promise<RecordedEvent[]> {
    try {
      return await this.history(aggregate.category, streamId);
    } catch (error) {
      if (error instanceof StreamNotFound) return [];
      throw error;
    }
  }

  /** The answer, or the lost race after which the stream must be read again. */
  private async append(
    run: AnyRun,
    stream: string,
    recorded: readonly RecordedEvent[],
    decided: readonly DomainEvent[],
  ): Promise<CommandAnswer | EventStoreError> {
    const events = await this.codec.encode(stream, run.command.id, decided, envelopeOf(run));
    const expected = recorded.at(-1)?.revision ?? 'no-stream';
    try {
      const { lastRevision, lastPosition, repeated } = await this.store.append({ stream, expected, events });
      // The same ids were there already: whether for the same request, only reading them tells.
      if (repeated) return new DuplicateEventId(stream, events[0]!.id);
      return {
        stream,
        revision: lastRevision,
        position: lastPosition,
        changed: true,
        repeated: false,
        eventIds: events.map(({ id }) => id),
      };
    } catch (error) {
      if (isLostRace(error)) return error;
      throw error;
    }
  }
}

const isLostRace = (error: unknown): error is EventStoreError =>
  error instanceof RevisionConflict || error instanceof DuplicateEventId || error instanceof ConflictingRetry;

/** What this very command was answered first, if the stream holds it: looked at before everything else. */
function firstAnswer(run: AnyRun, stream: string, recorded: readonly RecordedEvent[]): CommandAnswer | null {
  const own = recorded.filter(({ commandId }) => commandId === run.command.id);
  const last = own.at(-1);
  if (!last) return null;
  if (own.some(({ fingerprint }) => fingerprint !== run.fingerprint)) throw new IdempotencyKeyReused(stream);
  const { revision, position } = last;
  return { stream, revision, position, changed: true, repeated: true, eventIds: own.map(({ id }) => id) };
}

/**
 * The caller's revision is that of the last event they saw, or of a later one of their own: it is stale once they would
 * see more. What they do not see is nothing to them, while the append is made at the revision that the stream really has.
 */
function refuseUnexpected(
  run: AnyRun,
  stream: string,
  recorded: readonly RecordedEvent[],
  seen: readonly RecordedEvent[],
): void {
  const { expected = {} } = run;
  const actual = recorded.at(-1)?.revision ?? null;
  const starts = run.aggregate.starters.includes(run.command.type);
  const mayStart = starts || run.aggregate.startersAgain?.includes(run.command.type);
  if (actual === null && !mayStart) throw new StreamNotFound(stream);
  if (actual !== null && (starts || 'ifNoneMatch' in expected)) throw new StreamAlreadyExists(stream, actual);
  if (!('ifMatch' in expected) || expected.ifMatch === undefined) return;
  const lastSeen = seen.at(-1)?.revision ?? null;
  const isCurrent =
    lastSeen !== null && actual !== null && expected.ifMatch >= lastSeen && expected.ifMatch <= actual;
  if (!isCurrent) throw new StaleRevision(stream, expected.ifMatch, lastSeen);
}

const nothingChanged = (stream: string, seen: readonly RecordedEvent[]): CommandAnswer => ({
  stream,
  revision: seen.at(-1)?.revision ?? -1,
  position: seen.at(-1)?.position ?? BEFORE_ALL,
  changed: false,
  repeated: false,
  eventIds: [],
});

/** The envelope that a command's events get: the part of it that their writer gives. */
export const envelopeOf = ({
  command,
  source,
  ...run
}: Omit<AnyRun, 'aggregate' | 'streamId' | 'expected' | 'admit' | 'complete'>): EventMetadata => ({
  occurredOn: command.occurredOn,
  ...(command.datePrecision === 'day' ? {} : { datePrecision: command.datePrecision }),
  actor: run.actor,
  commandId: command.id,
  fingerprint: run.fingerprint,
  correlationId: run.correlationId,
  causationId: run.causationId,
  ...(source ? { source } : {}),
});
