import { quoted } from './identifiers.js';
import { type TallyChanges } from '../history/tally-history.js';
import { TallySum } from './tally-writer.js';

/** Characters of rows that wait before they are copied, a table. */
const CHUNK = 2 * 1024 * 1024;
/** The same of rows that are put in order first: the more are, the fewer pages hold those that stand together. */
const CHUNK_IN_ORDER = 4 * CHUNK;
/** Changes to tallies that are summed before they are copied. */
const SUMMED_AT_MOST = 500_000;

/** Rows on their way into a table, in COPY's text format. */
export interface RowsInto {
  /** The table with its columns. */
  readonly into: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Chunk {
  lines: string[];
  length: number;
  readonly inOrder: boolean;
}

/** Rows of many keys and tables, put together until they are worth sending. */
export class RowLines {
  readonly #chunks = new Map<string, Chunk>();
  readonly #tallies = new Map<string, TallySum>();

  /**
   * A line in COPY's text format, for `into`: a table with its columns.
   * @param place where it stands among the lines sent with it, by the order of texts: of all lines of a table, or none
   */
  add(into: string, line: string, place?: string): void {
    let chunk = this.#chunks.get(into);
    if (!chunk) this.#chunks.set(into, (chunk = { lines: [], length: 0, inOrder: place !== undefined }));
    chunk.lines.push(place === undefined ? line : `${place}\n${line}`);
    chunk.length += line.length;
  }

  /** Changes of a tally, for its staging table. */
  tally(staging: string, changes: TallyChanges): void {
    let sum = this.#tallies.get(staging);
    if (!sum) this.#tallies.set(staging, (sum = new TallySum()));
    sum.add(changes);
  }

  /** What has come to be enough. */
  *enough(): Generator<RowsInto> {
    for (const [staging, sum] of this.#tallies)
      if (sum.changes.size >= SUMMED_AT_MOST) this.#stage(staging, sum);
    for (const [into, chunk] of this.#chunks)
      if (chunk.length >= (chunk.inOrder ? CHUNK_IN_ORDER : CHUNK)) yield this.#taken(into, chunk);
  }

  /** All that is left. */
  *rest(): Generator<RowsInto> {
    for (const [staging, sum] of this.#tallies) this.#stage(staging, sum);
    for (const [into, chunk] of this.#chunks) yield this.#taken(into, chunk);
  }

  #stage(staging: string, sum: TallySum): void {
    this.#tallies.delete(staging);
    for (const [at, n] of sum.changes) this.add(staging, `${at}\t${n}`);
  }

  #taken(into: string, { lines, inOrder }: Chunk): RowsInto {
    this.#chunks.delete(into);
    return { into, bytes: bytesOf(inOrder ? lines.sort().map(withoutPlace) : lines) };
  }
}

/** No line holds an end of one, nor does what is before it. */
const withoutPlace = (line: string): string => line.slice(line.indexOf('\n') + 1);

/** Lines without their ends, as COPY takes them. */
export const bytesOf = (lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${lines.join('\n')}\n`);

/** A tally's changes as they come, summed at the end. */
export const stagingOf = (schema: string, tally: string): string => quoted(schema, `${tally}_changes`);
