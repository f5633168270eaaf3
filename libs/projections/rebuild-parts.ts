import { type DataSource } from 'typeorm';
import { type EventStore } from '#event-store';
import { type Decode } from './batch-projector.js';
import { type AnyProjection } from './projection.js';
import { type RebuildProgress, type RebuildStep } from './rebuild-progress.js';

export interface RebuildParts {
  readonly store: EventStore;
  readonly decode: Decode;
  /** Initialised; its pool has four connections to spare. */
  readonly dataSource: DataSource;
  /** Read in one pass over the log. */
  readonly projections: readonly AnyProjection[];
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** True: an event of a type that today's code does not know is an error. */
  readonly strict?: boolean;
  readonly signal?: AbortSignal;
  /** Where the log is put aside by stream while it is read: about the size of its payloads and envelopes. Default: the system's folder for temporary files. */
  readonly asideFolder?: string;
  /** How long a build that was replaced is left to those who may still be about to read it. Default 5 s. */
  readonly retireAfterMs?: number;
}

export type TellProgress = (step: RebuildStep, done: number, of: number | null) => Promise<void>;
