import { type Stops } from './stops.js';

/** What the start of a process is given. */
export interface Start {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What it has started is added here as it starts. */
  readonly stops: Stops;
  /** Aborted when the process is to stop: with `CannotStart` as its reason, or null when it was asked to. */
  readonly stopped: AbortController;
}
