/** A command that its stream's state, or its own key, turns away before the domain is asked. */
export abstract class CommandRefused extends Error {
  constructor(
    readonly stream: string,
    message: string,
  ) {
    super(`${stream}: ${message}`);
    this.name = new.target.name;
  }
}

/** The stream is not at the revision the caller had read; `actual` is null when there is no stream. */
export class StaleRevision extends CommandRefused {
  constructor(
    stream: string,
    readonly expected: number,
    readonly actual: number | null,
  ) {
    super(stream, `is at revision ${actual ?? 'none'}, not ${expected}`);
  }
}

/** A command that starts a stream met one. */
export class StreamAlreadyExists extends CommandRefused {
  constructor(
    stream: string,
    readonly actual: number,
  ) {
    super(stream, 'already exists');
  }
}

/** The command's id stands in the stream under another request. */
export class IdempotencyKeyReused extends CommandRefused {
  constructor(stream: string) {
    super(stream, 'this idempotency key was used for another request');
  }
}
