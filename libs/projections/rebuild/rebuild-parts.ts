import { type DataSource } from 'typeorm';
import { type EventStore } from '#event-store';
import { type Decode } from '../batches/batch-projector.js';
import { type AnyProjection } from '../projection.js';
import { type TellingThreadsOptions } from './telling/telling-module.js';
import { type RebuildProgress, type RebuildStep } from './rebuild-progress.js';

/** Held at once by a rebuild: its lock, two that copy or index, one that says how far it is. */
export const REBUILD_CONNECTIONS = 4;

/** Held at most by an engine of so many projections: each one that writes and one that keeps its lease, and a rebuild. */
export const connectionsOfEngine = (projections: number): number => 2 * projections + REBUILD_CONNECTIONS;

export interface RebuildParts {
  readonly store: EventStore;
  readonly decode: Decode;
  /** Initialised; its pool has `REBUILD_CONNECTIONS` to spare. */
  readonly dataSource: DataSource;
  /** Read in one pass over the log. */
  readonly projections: readonly AnyProjection[];
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** True: an event of a type that today's code does not know is an error. */
  readonly strict?: boolean;
  /** Long logs are told on threads of their own. Default: on this one, between its other work. */
  readonly threads?: TellingThreadsOptions;
  readonly signal?: AbortSignal;
  /** Where the log is put aside by stream while it is read: about the size of its payloads and envelopes. Default: the system's folder for temporary files. */
  readonly asideFolder?: string;
  /** How long a build that was replaced is left to those who may still be about to read it. Default 5 s. */
  readonly retireAfterMs?: number;
}

export type TellProgress = (step: RebuildStep, done: number, of: number | null) => Promise<void>;
