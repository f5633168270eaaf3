import { type BenchDatabase } from './database.js';
import { type Measure } from './measure.js';

/** What a bench is given to measure with. */
export interface BenchContext {
  /** A database of its own, with the whole schema, dropped when the bench ends. */
  readonly database: () => Promise<BenchDatabase>;
  /** Of all France: 1.2 million partnerships, else a tenth. */
  readonly france: boolean;
  /** Shorter rounds, for trying a bench out: its figures mean nothing. */
  readonly brief: boolean;
  /** The connection string of a real KurrentDB (`KURRENTDB_URL`), where one was named. */
  readonly kurrentDbUrl: string | null;
  /** What it is doing, for whoever watches. */
  readonly say: (text: string) => void;
}

/** Measures that belong together: they share what they are measured on. */
export interface Bench {
  /** All the measures it may give: `--only` picks by them. */
  readonly names: readonly string[];
  /** Gives the measures asked for, as they come. */
  run(context: BenchContext, wanted: (name: string) => boolean): AsyncIterable<Measure>;
}
