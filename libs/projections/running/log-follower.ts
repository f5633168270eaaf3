import { type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store';
import { pauseAfter } from './backoff.js';
import { inWords, ProjectionFailed, ProjectionStopped } from '../errors.js';
import { type RunnerParts } from './runner-parts.js';
import { type Failure, type Reached, type RunnerWork } from './runner-work.js';

interface Told<At> {
  readonly reached: (at: At) => void;
  readonly disconnected: (error: unknown) => void;
}

/**
 * Follows the log from a checkpoint until `until` aborts, the batch in hand finished, or a lost connection came back.
 * @throws ProjectionStopped when an event stops the work, or the log is not the one it was on
 */
export async function followLog<At extends Reached>(
  work: RunnerWork<At>,
  from: At,
  parts: RunnerParts,
  until: AbortSignal,
  told: Told<At>,
): Promise<void> {
  await confirm(work.name, parts.store, from);
  await work.begin(from);
  let at = from;
  let lost = false;
  const recovered = new AbortController();
  const batches = parts.store.subscribe({
    after: at.position,
    signal: AbortSignal.any([until, recovered.signal]),
    batchSize: parts.options.batchSize,
    onConnection: ({ connected, error }) => {
      if (!connected) {
        lost = true;
        told.disconnected(error);
        // What came back may be an older log than what was lost: the checkpoint is confirmed again.
      } else if (lost) recovered.abort();
    },
  });
  for await (const batch of batches) {
    at = await takeBatch(work, at, batch, parts, until, told.reached);
    if (until.aborted) return;
  }
  if (!until.aborted && !recovered.signal.aborted) throw new Error('the subscription ended');
}

/** The event at the checkpoint must be the one that was taken in: else the log was restored to an earlier state. */
async function confirm(name: string, store: EventStore, { position, eventId }: Reached): Promise<void> {
  if (eventId === null) return;
  for await (const event of store.readAll({ after: position - 1n, to: position, limit: 1 }))
    if (event.id === eventId) return;
  const head = await store.head();
  const found =
    head < position ? `the log ends before it, at ${head}` : 'it is not the log that was projected';
  throw new ProjectionStopped(name, {
    reason: `the log does not hold event ${eventId} there: ${found}`,
    position: position.toString(),
    eventId,
    eventType: null,
  });
}

async function takeBatch<At extends Reached>(
  work: RunnerWork<At>,
  from: At,
  { events, caughtUp }: SubscriptionBatch,
  parts: RunnerParts,
  until: AbortSignal,
  reached: (at: At) => void,
): Promise<At> {
  const state = caughtUp ? 'running' : from.state;
  const { attempts, backoff } = parts.options;
  for (let failures = 0; ;) {
    try {
      const at = await work.take(from, events, state);
      reached(at);
      return at;
    } catch (error) {
      const [event] = events;
      if (!(error instanceof ProjectionFailed) || !event) throw error;
      if (events.length > 1) return oneByOne(work, from, { events, caughtUp }, parts, until, reached);
      failures += 1;
      const reason = inWords(error.cause);
      if (failures === attempts) {
        const at = await setAside(work, from, event, state, { cause: error.cause, reason, attempts }, parts);
        reached(at);
        return at;
      }
      const { position, type } = event;
      parts.logger.warn(
        { projection: work.name, position: position.toString(), type, failures, error: reason },
        'an event could not be projected and is tried again',
      );
      await pauseAfter(failures, backoff, until);
      if (until.aborted) return from;
    }
  }
}

/** A batch that failed, event by event: all before the one at fault is kept, and that one is known. */
async function oneByOne<At extends Reached>(
  work: RunnerWork<At>,
  from: At,
  { events, caughtUp }: SubscriptionBatch,
  parts: RunnerParts,
  until: AbortSignal,
  reached: (at: At) => void,
): Promise<At> {
  let at = from;
  for (const event of events) {
    if (until.aborted) return at;
    const alone = { events: [event], caughtUp: caughtUp && event === events.at(-1) };
    at = await takeBatch(work, at, alone, parts, until, reached);
  }
  return at;
}

/** @throws ProjectionStopped when the event cannot be set aside */
async function setAside<At extends Reached>(
  work: RunnerWork<At>,
  from: At,
  event: StoredEvent,
  state: Reached['state'],
  failure: Failure,
  { logger, onAlarm }: RunnerParts,
): Promise<At> {
  const why = {
    reason: failure.reason,
    position: event.position.toString(),
    eventId: event.id,
    eventType: event.type,
  };
  const at = await work.setAside(from, event, state, failure);
  if (!at) throw new ProjectionStopped(work.name, why);
  const words = `an event of ${event.stream} is set aside, with those that follow it in its stream`;
  logger.error({ projection: work.name, stream: event.stream, ...why }, words);
  onAlarm({ projection: work.name, alarm: 'dead-lettered', words: `${words}: ${failure.reason}` });
  return at;
}
