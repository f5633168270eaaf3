import { type StoredEvent } from '#event-store';
import { inWords } from '../errors.js';

/** Another process is rebuilding this projection. */
export class RebuildUnderWay extends Error {
  constructor(readonly projection: string) {
    super(`${projection} is being rebuilt already`);
    this.name = 'RebuildUnderWay';
  }
}

/** An event stands in the way of a rebuild: it cannot be projected, or, when the rebuild is strict, its type is unknown. What was live still is. */
export class RebuildFailed extends Error {
  constructor(
    readonly projection: string,
    readonly at: Pick<StoredEvent, 'position' | 'type' | 'id'>,
    readonly reason: string,
    cause?: unknown,
  ) {
    super(`${projection} cannot be rebuilt: ${reason} at position ${at.position} on ${at.type}`, { cause });
    this.name = 'RebuildFailed';
  }

  static because(
    projection: string,
    at: Pick<StoredEvent, 'position' | 'type' | 'id'>,
    cause: unknown,
  ): RebuildFailed {
    return new RebuildFailed(projection, at, inWords(cause), cause);
  }
}
