import { type RowsInto } from '../../tables/row-lines.js';
import { type Partition } from '../event-partitions.js';
import { type TellingTask } from './stream-teller.js';

/** What a thread is started with: the module that says what is told, and what of it. */
export interface ThreadTask {
  /** Address of a module that exports a `TellingModule`'s members. */
  readonly module: string;
  readonly tasks: readonly TellingTask[];
}

/** To a thread: a partition to be told; so many of the rows that it sent are taken; what is left is to be sent. */
export type Asked = { readonly partition: Partition } | { readonly taken: true } | { readonly finish: true };

/** From a thread. */
export type Told =
  | { readonly rows: RowsInto }
  | { readonly events: number }
  /** The partition is told: another may come. */
  | { readonly free: true }
  | { readonly finished: ReadonlyMap<string, number> }
  | { readonly failed: SentFailure };

/** A `RebuildFailed` on its way between threads. */
export interface SentFailure {
  readonly projection: string;
  readonly at: { readonly position: bigint; readonly type: string; readonly id: string } | null;
  readonly reason: string;
}
