import { type StoredEvent } from '#event-store';
import { inWords } from '../errors.js';

/** Another process is rebuilding this projection. */
export class RebuildUnderWay extends Error {
  constructor(readonly projection: string) {
    super(`${projection} is being rebuilt already`);
    this.name = 'RebuildUnderWay';
  }
}

/** An event stands in the way of a rebuild: it cannot be projected, or, when the rebuild is strict, its type is unknown; or PostgreSQL refuses the rows. What was live still is. */
export class RebuildFailed extends Error {
  constructor(
    readonly projection: string,
    /** Null where the event is not told. */
    readonly at: Pick<StoredEvent, 'position' | 'type' | 'id'> | null,
    readonly reason: string,
    cause?: unknown,
  ) {
    const where = at ? ` at position ${at.position} on ${at.type}` : '';
    super(`${projection} cannot be rebuilt: ${reason}${where}`, { cause });
    this.name = 'RebuildFailed';
  }

  static because(
    projection: string,
    at: Pick<StoredEvent, 'position' | 'type' | 'id'> | null,
    cause: unknown,
  ): RebuildFailed {
    return new RebuildFailed(projection, at, inWords(cause), cause);
  }
}
