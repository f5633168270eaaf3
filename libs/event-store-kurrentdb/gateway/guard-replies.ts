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
 *
 * Nor does the client wait for room in its connection: requests that wait for it when the connection is lost are rejected
 * where no promise catches them either. How much is under way at once is the store's own affair.
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

function guard(call: EventEmitter): EventEmitter {
  for (const listener of call.listeners('data')) {
    call.off('data', listener as () => void);
    call.on('data', (reply: unknown) => {
      try {
        listener(reply);
      } catch {
        // Whose reply it was is not known any more.
      }
    });
  }
  const writable = call as unknown as { write: (request: unknown) => boolean };
  const write = writable.write.bind(call);
  writable.write = (request) => {
    write(request);
    return true;
  };
  return call;
}
