import { type Fold } from '#domain';

/** One row of a read model's table, as its TypeORM entity class names the columns. */
export type Row = object;

/** A table that a projection keeps: for each key, the rows that follow from the key's folded state. */
export interface ProjectedTable<State> {
  /** TypeORM entity class; it has a `keyColumn` property holding the key. */
  readonly entity: new () => Row;
  readonly keyColumn: string;
  /** Pure: the same state gives the same rows. */
  readonly rows: (key: string, state: State) => readonly Row[];
}

/**
 * A read model's fold, declared: the events of every stream of `category` fold into a state per stream (the domain's
 * fold, corrections and late facts included), from which the rows of its tables follow. The key is the stream's id,
 * what comes after `<category>-`.
 */
export interface Projection<State = unknown> {
  readonly name: string;
  /** Raised when the fold or the rows change: the read model is then rebuilt. */
  readonly version: number;
  readonly category: string;
  readonly fold: Fold<State>;
  readonly tables: readonly ProjectedTable<State>[];
}
