import { EventStoreError } from '#event-store';

/** The database would not keep what the store promises: it is not used. */
export class UnsafeDatabase extends EventStoreError {
  constructor(readonly reasons: readonly string[]) {
    super(`the database cannot hold the log: ${reasons.join('; ')}`);
  }
}

/** One row of `sql/read-start-conditions.sql`. */
export interface StartConditions {
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly serverEncoding: string;
  readonly headPosition: bigint | null;
  readonly lastPosition: bigint;
}

/** @throws UnsafeDatabase naming every condition that is not met */
export function refuseUnsafe(found: StartConditions): void {
  const reasons = [
    found.fsync === 'off' && 'fsync is off: an acknowledged event could be lost',
    found.synchronousCommit === 'off' && 'synchronous_commit is off: an acknowledged event could be lost',
    found.serverEncoding !== 'UTF8' && `its encoding is ${found.serverEncoding}, not UTF8`,
    found.headPosition !== found.lastPosition &&
      `its head row is at ${found.headPosition}, the last event at ${found.lastPosition}`,
  ].filter((reason) => reason !== false);
  if (reasons.length > 0) throw new UnsafeDatabase(reasons);
}
