import { type RowsInto } from '../../tables/row-lines.js';
import { type Partition } from '../event-partitions.js';

/** Tells partitions of a log into the rows of builds, here or on threads. */
export interface Telling {
  /** Resolves once there is room for another partition. @throws RebuildFailed, RowsRefused */
  take(partition: Partition): Promise<void>;
  /** Resolves when all that was taken is told and sent; how many events of unknown types each projection has met, by its name. */
  finish(): Promise<ReadonlyMap<string, number>>;
  /** Lets go of what it holds, finished or not. */
  close(): Promise<void>;
}

/** Where the rows go, and who is told how many events have been. */
export interface TellingEnds {
  send(rows: RowsInto): Promise<void>;
  told(events: number): Promise<void>;
}
