import { type DataSource } from 'typeorm';
import { type Codec, type EventStore } from '#event-store';
import { type ProjectionProgress } from '#projections';

/** What the composition root gives the query side: adapters are named there, never here. */
export interface QueryParts {
  /** The read models. */
  readonly dataSource: DataSource;
  /** Read for history only, never for a report. */
  readonly eventStore: EventStore;
  readonly codec: Codec;
  readonly progress: Pick<ProjectionProgress, 'waitFor'>;
  /** The clock that says which day is today; the machine's by default. */
  readonly clock?: () => Date;
}

export const DATABASE = Symbol('read database');
export const HISTORY = Symbol('event store, for history');
export const CODEC = Symbol('codec');
export const PROGRESS = Symbol('projection progress');
export const CLOCK = Symbol('clock');
