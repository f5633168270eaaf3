import type * as streams from '@eventstore/db-client/generated/streams_pb.js';
import { status as Code, type ServerDuplexStream } from '@grpc/grpc-js';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DoubleLog, type Expected, type Sent } from './double-log.js';
import { appendMessage, badRequestMessage, callError, nameIn } from './messages.js';

export type AppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/**
 * What may become of an append beside being answered. `lost-answer`: stored, then the call is cut, as by a server killed
 * just then; `cut`: the same before it is stored; `hang`: neither stored nor answered, and no later one on that call;
 * `stored-and-silent`: the same, but stored; `answered-twice`: the answer comes again; `slow`: stored at once, answered a
 * while later.
 */
export type AppendFault =
  'lost-answer' | 'cut' | 'not-ready' | 'hang' | 'stored-and-silent' | 'answered-twice' | 'slow';

export const SLOW_MS = 2_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Pending {
  readonly stream: string;
  readonly expected: Expected;
  readonly sent: Sent[];
}

/** The client keeps one call for all its appends; each comes in one or more requests, told apart by their correlation. */
export function answerAppends(
  call: AppendCall,
  log: DoubleLog,
  nextFault: () => AppendFault | undefined,
): void {
  const pending = new Map<string, Pending>();
  let isWedged = false;
  call.on('data', (request: streams.BatchAppendReq) => {
    const correlation = request.getCorrelationId()!.getString();
    const options = request.getOptions();
    if (options) pending.set(correlation, begun(options));
    const append = pending.get(correlation)!;
    append.sent.push(...request.getProposedMessagesList().map(sentEvent));
    if (!request.getIsFinal()) return;
    pending.delete(correlation);
    if (isWedged) return;
    isWedged = answer(call, log, correlation, append, nextFault());
  });
  call.on('end', () => call.end());
  call.on('error', () => {});
}

/** Answers, as the fault has it; whether the call answers no more. */
function answer(
  call: AppendCall,
  log: DoubleLog,
  correlation: string,
  { stream, expected, sent }: Pending,
  fault: AppendFault | undefined,
): boolean {
  const store = () => appendMessage(correlation, stream, log.append(stream, expected, sent));
  if (!sent.every(({ id, type }) => UUID.test(id) && type !== '')) {
    call.write(badRequestMessage(correlation, stream));
    void sleep(50).then(() => call.write(badRequestMessage(correlation, stream)));
    return true;
  }
  switch (fault) {
    case 'lost-answer':
      store();
      call.emit('error', callError(Code.UNAVAILABLE, 'Connection dropped'));
      return true;
    case 'cut':
      call.emit('error', callError(Code.UNAVAILABLE, 'Connection dropped'));
      return true;
    case 'hang':
      return true;
    case 'stored-and-silent':
      store();
      return true;
    case 'answered-twice': {
      const message = store();
      call.write(message);
      call.write(message);
      return false;
    }
    case 'slow': {
      const message = store();
      void sleep(SLOW_MS).then(() => call.write(message));
      return false;
    }
    case 'not-ready':
      call.write(badRequestMessage(correlation, stream, 'Server Is Not Ready'));
      return false;
    case undefined:
      call.write(store());
      return false;
  }
}

function begun(options: streams.BatchAppendReq.Options): Pending {
  const expected = options.hasNoStream()
    ? 'no-stream'
    : options.hasStreamPosition()
      ? Number(options.getStreamPosition())
      : options.hasStreamExists()
        ? 'stream-exists'
        : 'any';
  return { stream: nameIn(options.getStreamIdentifier()!), expected, sent: [] };
}

const sentEvent = (message: streams.BatchAppendReq.ProposedMessage): Sent => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});
