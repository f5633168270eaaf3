import { type DataSource, type QueryRunner } from 'typeorm';
import { RowsRefused } from '../errors.js';
import { copyIn } from './copy-in.js';
import { quoted } from './identifiers.js';
import { type TallyChanges } from '../history/tally-history.js';
import { TallySum } from './tally-writer.js';

/** Characters of rows that wait in memory before they are copied, a table. */
const CHUNK = 2 * 1024 * 1024;
/** Changes to tallies that are summed in memory before they are copied. */
const SUMMED_AT_MOST = 500_000;
/** Chunks on their way at once: what the database cannot take in holds back the telling. */
const UNDER_WAY_AT_MOST = 4;

interface Chunk {
  lines: string[];
  length: number;
}

/** Fills a build's tables without indexes, by COPY, on connections of its own. */
export class BulkTables {
  readonly #chunks = new Map<string, Chunk>();
  readonly #tallies = new Map<string, TallySum>();
  readonly #underWay = new Set<Promise<void>>();
  #next = 0;
  #failure: { readonly error: unknown } | null = null;

  /** The end of what each connection was given: it takes one chunk at a time. */
  readonly #ends: Promise<void>[];

  private constructor(private readonly connections: readonly QueryRunner[]) {
    this.#ends = connections.map(() => Promise.resolve());
  }

  static async open(dataSource: DataSource, connections = 2): Promise<BulkTables> {
    const runners = Array.from({ length: connections }, () => dataSource.createQueryRunner());
    for (const runner of runners) await runner.connect();
    return new BulkTables(runners);
  }

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

  /** Sends what has come to be enough, and waits while too much is under way. */
  async breathe(): Promise<void> {
    for (const [staging, sum] of this.#tallies)
      if (sum.changes.size >= SUMMED_AT_MOST) this.#stage(staging, sum);
    for (const [into, chunk] of this.#chunks) if (chunk.length >= CHUNK) this.#send(into, chunk);
    while (this.#underWay.size >= UNDER_WAY_AT_MOST) await Promise.race(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }

  /** Resolves when every row is in its table. */
  async finish(): Promise<void> {
    for (const [staging, sum] of this.#tallies) this.#stage(staging, sum);
    for (const [into, chunk] of this.#chunks) this.#send(into, chunk);
    await Promise.all(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }

  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    for (const connection of this.connections) await connection.release();
  }

  #stage(staging: string, sum: TallySum): void {
    this.#tallies.delete(staging);
    for (const [at, n] of sum.changes) this.add(staging, `${at}\t${n}`);
  }

  #send(into: string, { lines }: Chunk): void {
    this.#chunks.delete(into);
    const index = (this.#next += 1) % this.connections.length;
    const { manager } = this.connections[index]!;
    const before = this.#ends[index]!;
    const copied: Promise<void> = before
      .then(() => copyIn(manager, into, lines))
      .catch((error: unknown) => {
        this.#failure ??= { error: RowsRefused.in(schemaOf(into), error) };
      })
      .finally(() => this.#underWay.delete(copied));
    this.#ends[index] = copied;
    this.#underWay.add(copied);
  }
}

/** Of a quoted table. */
const schemaOf = (table: string): string => table.slice(1, table.indexOf('"', 1));

/** A tally's changes as they come, summed at the end. */
export const stagingOf = (schema: string, tally: string): string => quoted(schema, `${tally}_changes`);
