import { status as Code } from '@grpc/grpc-js';
import { type DoubleLog, type KeptEvent } from './double-log.js';
import {
  callError,
  caughtUpMessage,
  checkpointMessage,
  confirmationMessage,
  eventMessage,
} from './messages.js';
import { fail, firstAfter, isPlace, write, type ReadCall } from './reading.js';

/** How far a subscription's search goes between two checkpoints. */
const CHECKPOINT_EVERY = 1_000;

/** A catch-up subscription to the log, filtered by stream prefix, until the caller goes or the double cuts it. */
export async function answerSubscription(
  call: ReadCall,
  log: DoubleLog,
  twice: () => boolean,
): Promise<void> {
  const options = call.request.getOptions()!;
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
  const all = options.getAll()!;
  if (!(await write(call, confirmationMessage()))) return;
  let after = all.hasStart() ? -1n : all.hasEnd() ? log.end : BigInt(all.getPosition()!.getCommitPosition());
  // Observed: the refusal of a position comes after the confirmation.
  if (all.hasPosition() && after <= log.end && !isPlace(log, after))
    return fail(call, callError(Code.INVALID_ARGUMENT, 'Trying to read from an invalid position.'));
  // Observed: from beyond the end, caught up at once, and then nothing for ever.
  const isBeyond = after > log.end;
  const isAsked = ({ stream }: KeptEvent) => prefixes.some((prefix) => stream.startsWith(prefix));

  let wake = () => {};
  const stop = log.watch(() => wake());
  let [searched, isLive] = [0, false];
  try {
    for (;;) {
      let next = isBeyond ? log.events.length : firstAfter(log.events, after);
      for (; next < log.events.length; next++) {
        const event = log.events[next]!;
        after = event.position;
        if (isAsked(event)) {
          if (!(await write(call, eventMessage(event)))) return;
          if (twice() && !(await write(call, eventMessage(event)))) return;
        }
        if (++searched % CHECKPOINT_EVERY === 0 && !(await write(call, checkpointMessage(after)))) return;
      }
      if (!isLive) {
        // Observed: a checkpoint at the end of the history, where there was one; then that it is caught up.
        if (searched > 0 && !(await write(call, checkpointMessage(after)))) return;
        if (!(await write(call, caughtUpMessage()))) return;
        isLive = true;
      }
      const more = Promise.withResolvers<void>();
      wake = () => more.resolve();
      if (!isBeyond && (log.events.at(-1)?.position ?? -1n) > after) continue;
      call.once('cancelled', wake);
      call.once('close', wake);
      await more.promise;
      call.off('cancelled', wake);
      call.off('close', wake);
      if (call.cancelled || call.destroyed) return;
    }
  } finally {
    stop();
  }
}
