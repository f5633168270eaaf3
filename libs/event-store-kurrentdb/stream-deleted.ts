import { EventStoreError } from '#event-store';

/** Somebody deleted the stream for good (a tombstone) on the server: the ledger never does, and cannot write there again. */
export class StreamDeleted extends EventStoreError {
  constructor(readonly stream: string) {
    super(`${stream} was deleted on the server`);
  }
}
