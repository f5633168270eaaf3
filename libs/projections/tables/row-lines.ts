import { quoted } from './identifiers.js';
import { type TallyChanges } from '../history/tally-history.js';
import { TallySum } from './tally-writer.js';

/** Characters of rows that wait before they are copied, a table. */
const CHUNK = 2 * 1024 * 1024;
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
}

/** Rows of many keys and tables, put together until they are worth sending. */
export class RowLines {
  readonly #chunks = new Map<string, Chunk>();
  readonly #tallies = new Map<string, TallySum>();

  /** A line in COPY's text format, for `into`: a table with its columns. */
  add(into: string, line: string): void {
    let chunk = this.#chunks.get(into);
    if (!chunk) this.#chunks.set(into, (chunk = { lines: [], length: 0 }));
    chunk.lines.push(line);
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
    for (const [into, chunk] of this.#chunks) if (chunk.length >= CHUNK) yield this.#taken(into, chunk);
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

  #taken(into: string, { lines }: Chunk): RowsInto {
    this.#chunks.delete(into);
    return { into, bytes: bytesOf(lines) };
  }
}

/** Lines without their ends, as COPY takes them. */
export const bytesOf = (lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${lines.join('\n')}\n`);

/** A tally's changes as they come, summed at the end. */
export const stagingOf = (schema: string, tally: string): string => quoted(schema, `${tally}_changes`);
