import { type DoubleLog, type KeptEvent } from './double-log.js';
import type * as streams from '@eventstore/db-client/generated/streams_pb.js';
import { status as Code, type ServerWritableStream } from '@grpc/grpc-js';
import { callError, eventMessage, nameIn, notFoundMessage } from './messages.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;

/** A reading of a stream or of the log, to its end. */
export async function answerReading(call: ReadCall, log: DoubleLog): Promise<void> {
  const options = call.request.getOptions()!;
  // Observed: none is not taken for none.
  if (Number(options.getCount()) === 0)
    return fail(call, callError(Code.UNKNOWN, 'Unexpected ReadStreamResult: Error'));
  const found = options.hasStream() ? inStream(call, options, log) : inLog(call, options, log);
  if (!found) return;
  for (const event of found) if (!(await write(call, eventMessage(event)))) return;
  call.end();
}

function inStream(call: ReadCall, options: Options, log: DoubleLog): readonly KeptEvent[] | null {
  const asked = options.getStream()!;
  const name = nameIn(asked.getStreamIdentifier()!);
  const events = log.stream(name);
  if (events === 'tombstoned') {
    fail(
      call,
      callError(Code.FAILED_PRECONDITION, `Event stream '${name}' is deleted.`, {
        exception: 'stream-deleted',
        'stream-name': name,
      }),
    );
    return null;
  }
  if (events === null) {
    call.write(notFoundMessage(name));
    call.end();
    return null;
  }
  const isForward = options.getReadDirection() === 0;
  // Observed: backward from beyond the end begins at the end.
  const from = asked.hasRevision() ? Number(asked.getRevision()) : asked.hasStart() ? 0 : Infinity;
  const count = Number(options.getCount());
  if (isForward) return events.slice(from, from + count);
  const end = Math.min(from + 1, events.length);
  return events.slice(Math.max(0, end - count), end).reverse();
}

function inLog(call: ReadCall, options: Options, log: DoubleLog): readonly KeptEvent[] | null {
  const asked = options.getAll()!;
  const isForward = options.getReadDirection() === 0;
  const { events } = log;
  const count = Number(options.getCount());
  if (!asked.hasPosition()) {
    if (asked.hasStart()) return isForward ? events.slice(0, count) : [];
    return isForward ? [] : events.slice(-count).reverse();
  }
  const position = BigInt(asked.getPosition()!.getCommitPosition());
  if (position > log.end) {
    // Observed: forward from beyond the end there is nothing; backward it is an error of its own.
    if (isForward) return [];
    fail(call, callError(Code.UNKNOWN, 'Unexpected ReadAllResult: Error'));
    return null;
  }
  if (!isPlace(log, position)) {
    fail(call, callError(Code.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition'));
    return null;
  }
  // Observed: forward it is inclusive, backward exclusive.
  const place = firstAfter(events, position - 1n);
  return isForward
    ? events.slice(place, place + count)
    : events.slice(Math.max(0, place - count), place).reverse();
}

export const isPlace = (log: DoubleLog, position: bigint): boolean =>
  log.events[firstAfter(log.events, position - 1n)]?.position === position;

/** Index of the first event after a position: positions rise. */
export function firstAfter(events: readonly KeptEvent[], position: bigint): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.position > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Writes with back-pressure; false when the caller has gone. */
export async function write(call: ReadCall, message: streams.ReadResp): Promise<boolean> {
  if (call.cancelled || call.destroyed) return false;
  if (call.write(message)) return true;
  await new Promise<void>((resolve) => {
    const events = ['drain', 'cancelled', 'close'] as const;
    const go = () => {
      for (const name of events) call.off(name, go);
      resolve();
    };
    for (const name of events) call.on(name, go);
  });
  return !call.cancelled && !call.destroyed;
}

export function fail(call: ReadCall, error: object): void {
  call.emit('error', error);
}
