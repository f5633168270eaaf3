import { type Stops } from './stops.js';

/** What a start is given. */
export interface Start {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly dataDirectory: string;
  /** What it has started is added here as it starts. */
  readonly stops: Stops;
  /** Aborted when the ledger is to stop: with `CannotStart` as its reason, or null when it was asked to. */
  readonly stopped: AbortController;
}
