import { type Position } from './event-store.js';

/** What the codec cannot write or read. Messages name the place, never the content. */
export abstract class CodecError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An event about to be written is of no declared type, or its data does not fit the schema. */
export class InvalidEventData extends CodecError {
  constructor(
    readonly type: string,
    /** Where in the data, and what: never the value. */
    readonly faults: readonly string[],
  ) {
    super(`${type}: ${faults.join('; ')}`);
  }
}

/** A stored event cannot be read: its JSON, its envelope or an upcaster failed. */
export class CorruptedEvent extends CodecError {
  constructor(
    readonly position: Position,
    readonly stream: string,
    readonly revision: number,
    reason: string,
    cause?: unknown,
  ) {
    super(`event at position ${position} (${stream}, revision ${revision}): ${reason}`, { cause });
  }
}

/** A sealed text, or its key, was altered, or the master key is another. */
export class UnreadableText extends CodecError {
  constructor(
    readonly keyId: string,
    cause: unknown,
  ) {
    super(`the text of key ${keyId} cannot be opened`, { cause });
  }
}
