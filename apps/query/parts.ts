import { type DataSource } from 'typeorm';
import { type Actor } from '#domain';
import { type Codec, type EventStore, type Position } from '#event-store';
import { type ProjectionProgress } from '#projections';
import { type RoundSeals } from './rounds/round-seals.js';

/** The clocks that a closing fixed; null where the caller sees no such closing. */
export type ClosingClocks = (
  caller: Actor,
  closingId: string,
) => Promise<{ asOf: string; knownAt: Position } | null>;

/** What the composition root gives the query side: adapters are named there, never here. */
export interface QueryParts {
  /** The read models. */
  readonly dataSource: DataSource;
  /** Read for history only, never for a report. */
  readonly eventStore: EventStore;
  readonly codec: Codec;
  readonly rounds: RoundSeals;
  readonly progress: Pick<ProjectionProgress, 'waitFor'>;
  /** The clock that says which day is today; the machine's by default. */
  readonly clock?: () => Date;
}

export const DATABASE = Symbol('read database');
export const HISTORY = Symbol('event store, for history');
/** Several streams at once. */
export const HISTORIES = Symbol('event store, for histories');
/** The log itself, for how far it has come. */
export const EVENTS = Symbol('event store, for its head');
export const CODEC = Symbol('codec');
export const ROUND_SEALS = Symbol('seals of rounds');
export const PROGRESS = Symbol('projection progress');
export const CLOCK = Symbol('clock');
/** Last position before the first event recorded after an instant. */
export const POSITION_AT = Symbol('position at an instant');
/** When the last event up to a position was recorded. */
export const RECORDED_UP_TO = Symbol('instant of a position');
export const CLOCKS_OF_CLOSING = Symbol('clocks of a closing');
