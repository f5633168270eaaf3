import { businessDateOf, derivedId, PROJECTION, skipEvent, type Actor } from '#domain';
import {
  DuplicateEventId,
  RevisionConflict,
  StreamNotFound,
  streamName,
  type Codec,
  type EventStore,
  type Position,
} from '#event-store';
import { type DataSource } from 'typeorm';
import { retryProjection, streamOfEvent } from '../running/controls.js';
import { skipIn } from './skips.js';

/** The log holds no event of that id. */
export class UnknownEvent extends Error {
  constructor(readonly eventId: string) {
    super(`no event ${eventId} in the log`);
    this.name = 'UnknownEvent';
  }
}

export interface SkipRequest {
  readonly projection: string;
  /** UUID, lower case. */
  readonly eventId: string;
  /** Why, for those who read the log later; stored encrypted. */
  readonly reason: string;
  readonly actor: Actor;
  readonly correlationId: string;
}

/** Other operators may be skipping at the same moment. */
const ROUNDS = 5;

/**
 * Has a projection leave one event out, now and in every rebuild: recorded in the log as an event itself, after which
 * the projection is set going again. Skipping the same event twice records it once. Resolves with the position of what
 * was recorded; null when it had been already. @throws UnknownEvent, UnknownProjection
 */
export async function skipEventOf(
  parts: { readonly store: EventStore; readonly codec: Codec; readonly dataSource: DataSource },
  request: SkipRequest,
): Promise<Position | null> {
  const { store, dataSource } = parts;
  const stream = await streamOfEvent(dataSource, store, request.projection, request.eventId);
  if (stream === null) throw new UnknownEvent(request.eventId);
  const position = await recordSkip(parts, request, stream);
  await retryProjection(dataSource, request.projection, stream);
  return position;
}

async function recordSkip(
  { store, codec }: { readonly store: EventStore; readonly codec: Codec },
  request: SkipRequest,
  of: string,
): Promise<Position | null> {
  const { projection, eventId, reason, actor, correlationId } = request;
  const stream = streamName(PROJECTION, projection);
  const commandId = derivedId(PROJECTION, projection, 'skip-event', eventId);
  const metadata = {
    occurredOn: businessDateOf(new Date()),
    actor,
    commandId,
    fingerprint: '',
    correlationId,
    causationId: commandId,
  };
  for (let round = 1; ; round += 1) {
    const { skipped, end } = await standing(store, projection);
    const decided = skipEvent(skipped, { projection, eventId, stream: of, reason });
    if (decided.length === 0) return null;
    const events = await codec.encode(stream, commandId, decided, metadata);
    try {
      return (await store.append({ stream, expected: end, events })).lastPosition;
    } catch (error) {
      const lost = error instanceof RevisionConflict || error instanceof DuplicateEventId;
      if (!lost || round === ROUNDS) throw error;
    }
  }
}

async function standing(
  store: EventStore,
  projection: string,
): Promise<{ readonly skipped: ReadonlySet<string>; readonly end: number | 'no-stream' }> {
  const skipped = new Set<string>();
  let end: number | 'no-stream' = 'no-stream';
  try {
    for await (const event of store.readStream(streamName(PROJECTION, projection))) {
      end = event.revision;
      const skip = skipIn(event, projection);
      if (skip) skipped.add(skip.eventId);
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return { skipped, end };
}
