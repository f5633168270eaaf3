import { type Decode } from '../../batches/batch-projector.js';
import { type AnyProjection } from '../../projection.js';

/** What a module exports so that threads can tell what it declares: functions do not travel, addresses do. */
export interface TellingModule {
  readonly projections: readonly AnyProjection[];
  readonly decode: Decode;
}

/** Rebuilds that are told on threads. */
export interface TellingThreadsOptions {
  /** `file:` address of a module that exports the members of `TellingModule`, the projections of the rebuild among its own. */
  readonly module: URL;
  /** Default: as many as the machine runs at once, four at most: the database does not take in what more would tell. */
  readonly threads?: number;
  /** Events of a log below which one thread, this one, is sooner done. Default 50 000. */
  readonly fromEvents?: number;
  /** Node's own options for the threads. Default: those of this process. */
  readonly execArgv?: readonly string[];
}
