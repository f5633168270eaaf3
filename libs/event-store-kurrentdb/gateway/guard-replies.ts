import { type EventStoreDBClient } from '@eventstore/db-client';
import { type EventEmitter } from 'node:events';

type Creator = (grpcClient: unknown) => EventEmitter;
type StreamCreator = (
  service: unknown,
  call: string,
  creator: Creator,
  cache?: unknown,
) => () => Promise<EventEmitter>;

/**
 * Shields the process from the client's replies to appends it has given up. All clients of a process keep their pending
 * appends in one map: when one loses its server, the appends of all are rejected and forgotten, and the replies that
 * come later to the others throw out of the connection's own callbacks, where no promise catches them: the process would
 * end, and if it did not, that client's appends would hang for good. Here such a reply is let fall: its append has been
 * answered as unknown, and is settled by sending it again.
 */
export function guardReplies(client: EventStoreDBClient): void {
  const guarded = client as unknown as { GRPCStreamCreator: StreamCreator };
  const original = guarded.GRPCStreamCreator;
  guarded.GRPCStreamCreator = (service, call, creator, cache) =>
    original(
      service,
      call,
      (grpcClient) => (call === 'appendToStream' ? guard(creator(grpcClient)) : creator(grpcClient)),
      cache,
    );
}

function guard(replies: EventEmitter): EventEmitter {
  for (const listener of replies.listeners('data')) {
    replies.off('data', listener as () => void);
    replies.on('data', (reply: unknown) => {
      try {
        listener(reply);
      } catch {
        // Whose reply it was is not known any more.
      }
    });
  }
  return replies;
}
