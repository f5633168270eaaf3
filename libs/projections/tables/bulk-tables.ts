import { type DataSource, type QueryRunner } from 'typeorm';
import { RowsRefused } from '../errors.js';
import { copyBytesIn } from './copy-in.js';
import { type RowsInto } from './row-lines.js';

/** Chunks on their way at once: what the database cannot take in holds back the telling. */
const UNDER_WAY_AT_MOST = 4;

/** Fills a build's tables without indexes, by COPY, on connections of its own. */
export class BulkTables {
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

  /** Sends rows, once there is room for more on the way. @throws RowsRefused, of these rows or of earlier ones */
  async send({ into, bytes }: RowsInto): Promise<void> {
    while (this.#underWay.size >= UNDER_WAY_AT_MOST) await Promise.race(this.#underWay);
    if (this.#failure) throw this.#failure.error;
    const index = (this.#next += 1) % this.connections.length;
    const { manager } = this.connections[index]!;
    const before = this.#ends[index]!;
    const copied: Promise<void> = before
      .then(() => copyBytesIn(manager, into, bytes))
      .catch((error: unknown) => {
        this.#failure ??= { error: RowsRefused.in(schemaOf(into), error) };
      })
      .finally(() => this.#underWay.delete(copied));
    this.#ends[index] = copied;
    this.#underWay.add(copied);
  }

  /** Resolves when every row is in its table. */
  async finish(): Promise<void> {
    await Promise.all(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }

  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    for (const connection of this.connections) await connection.release();
  }
}

/** Of a quoted table. */
const schemaOf = (table: string): string => table.slice(1, table.indexOf('"', 1));
