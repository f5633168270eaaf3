import { type Fact, type Fold } from '#domain';
import { type RecordedEvent } from '#event-store';

/** One row of a read model's table, as its TypeORM entity class names the columns. */
export type Row = object;

/** The last event of the key's stream that its rows take in. */
export type LastEvent = Pick<RecordedEvent, 'revision' | 'position' | 'recordedAt'>;

/** A table that a projection keeps: for each key, the rows that follow from the key's folded state. */
export interface ProjectedTable<State> {
  /** TypeORM entity class; it has a `keyColumn` property holding the key. A table belongs to one projection. */
  readonly entity: new () => Row;
  readonly keyColumn: string;
  /** Pure: the same state and last event give the same rows. A property left out is stored as NULL. */
  readonly rows: (key: string, state: State, last: LastEvent) => readonly Row[];
}

/**
 * A read model's fold, declared: the events of every stream of `category` fold into a state per stream (the domain's
 * fold, corrections and late facts included), from which the rows of its tables follow. The key is the stream's id,
 * what comes after `<category>-`. States are stored between batches as JSON: plain objects, arrays, strings, finite
 * numbers, booleans and null.
 */
export interface Projection<State = unknown> {
  readonly name: string;
  /** Raised when the fold or the rows change: the read model is then rebuilt. */
  readonly version: number;
  readonly category: string;
  readonly fold: Fold<State>;
  readonly tables: readonly ProjectedTable<State>[];
}

/** A projection of whatever state: what a list of them holds. */
export interface AnyProjection extends Pick<Projection, 'name' | 'version' | 'category'> {
  readonly fold: {
    readonly initial: unknown;
    readonly evolve: { readonly [type: string]: (state: never, fact: Fact<never>) => unknown };
  };
  readonly tables: readonly (Pick<ProjectedTable<never>, 'entity' | 'keyColumn'> & {
    readonly rows: (key: string, state: never, last: LastEvent) => readonly Row[];
  })[];
}
