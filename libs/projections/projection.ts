import { type Fact, type Fold } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type Follows } from './history/follows.js';

/** One row of a read model's table, as its TypeORM entity class names the columns. */
export type Row = object;

/** The last event of the key's stream that its rows take in. */
export type LastEvent = Pick<RecordedEvent, 'revision' | 'position' | 'recordedAt'>;

interface TableOfEntity {
  /** TypeORM entity class, in schema `read`; its primary columns tell a key's rows apart. A table belongs to one projection. */
  readonly entity: new () => Row;
  /** The property that holds the key. */
  readonly keyColumn: string;
}

/** Every version of a row is kept with its ranges on both clocks, so that the table can be read as of any point. */
export interface HistoryTable<State> extends TableOfEntity {
  readonly history: true;
  /** A property left out is stored as NULL. */
  readonly rows: Follows<State, readonly Row[]>;
  /**
   * A rebuild puts rows of the same first column beside each other, in the order of their dates: what is asked by that
   * column is read in few pages. Such columns come first in the entity.
   */
  readonly together?: true;
}

/** Only today's rows are kept. */
export interface CurrentTable<State> extends TableOfEntity {
  readonly history: false;
  /** Pure: the same state and last event give the same rows. A property left out is stored as NULL. */
  readonly rows: (key: string, state: State, last: LastEvent) => readonly Row[];
}

/** A table that a projection keeps: for each key, the rows that follow from the key's folded state. */
export type ProjectedTable<State> = HistoryTable<State> | CurrentTable<State>;

/** One thing counted: `value` of `measure`, in the cell (a stage, a status…) it counts for. `value` is an int32. */
export interface TallyItem {
  readonly measure: string;
  readonly cell: string;
  readonly value: number;
}

/** Counts, by business day, of items that follow from states: a whole portfolio answered without reading its rows. Today's knowledge only. */
export interface ProjectedTally<State> {
  readonly table: string;
  /** The same item twice counts twice. */
  readonly items: Follows<State, readonly TallyItem[]>;
}

/** SQL run with the build's schema first in `search_path`: its tables are named unqualified. */
export interface ProjectionDdl {
  readonly tables: readonly string[];
  /** Made after the bulk of a rebuild. */
  readonly indexes: readonly string[];
}

/**
 * A read model's fold, declared: the events of every stream of `category` fold into a state per stream (the domain's
 * fold, corrections and late facts included), from which the rows of its tables follow. The key is the stream's id,
 * what comes after `<category>-`. States are stored between batches as JSON: plain objects, arrays, strings, finite
 * numbers, booleans and null.
 */
export interface Projection<State = unknown> {
  readonly name: string;
  /** Raised when the fold, the rows or the tables change: the read model is then rebuilt. */
  readonly version: number;
  readonly category: string;
  readonly fold: Fold<State>;
  /**
   * What is known last and holds at every known point: all recorded facts of a key, as they are to be told. Facts that no
   * correction concerns are to be left as they are.
   */
  readonly throughout?: (facts: readonly Fact[]) => readonly Fact[];
  readonly tables: readonly ProjectedTable<State>[];
  readonly tallies: readonly ProjectedTally<State>[];
  readonly ddl: ProjectionDdl;
}

/** A projection of whatever state: what a list of them holds. */
export interface AnyProjection extends Pick<Projection, 'name' | 'version' | 'category' | 'ddl'> {
  readonly fold: {
    readonly initial: unknown;
    readonly evolve: { readonly [type: string]: (state: never, fact: Fact<never>) => unknown };
  };
  readonly tables: readonly ProjectedTable<never>[];
  readonly tallies: readonly ProjectedTally<never>[];
}
