import { type EntityManager } from 'typeorm';
import { copyIn } from './copy-in.js';
import { unescaped } from './copy-text.js';
import { pastOf, quoted } from './identifiers.js';
import { type ProjectedTable } from '../projection.js';
import { FOR_EVER, isCurrent, type RowVersion } from '../history/row-version.js';
import { columnOf, shapeOf } from './table-shape.js';

/** A current row is superseded: on `validTo`, as known from `endKnownFrom`. */
export interface Closing {
  readonly identity: string;
  readonly validTo: string;
  readonly endKnownFrom: bigint;
}

export const pastLine = ({
  line,
  validFrom,
  knownFrom,
  validTo,
  endKnownFrom,
  knownTo,
}: RowVersion): string =>
  `${line}\t${validFrom}\t${knownFrom}\t${validTo ?? 'infinity'}\t${endKnownFrom ?? FOR_EVER}\t${knownTo ?? FOR_EVER}`;

export const currentLine = ({ line, validFrom, knownFrom }: RowVersion): string =>
  `${line}\t${validFrom}\t${knownFrom}`;

/** Writes one table of a build, and its past where it keeps one. */
export class TableWriter<State> {
  readonly #table: string;
  readonly #past: string;
  readonly #key: string;
  readonly #columns: string;
  readonly #closing: string;

  constructor(
    schema: string,
    private readonly table: ProjectedTable<State>,
  ) {
    const { name, columns, primary } = shapeOf(table.entity);
    this.#table = quoted(schema, name);
    this.#past = quoted(schema, pastOf(name));
    this.#key = quoted(columnOf(table.entity, table.keyColumn));
    this.#columns = columns.map((column) => quoted(column.name)).join(', ');
    const returned = columns.map((column) => `t.${quoted(column.name)}`).join(', ');
    const values = primary.map((_, index) => `$${index + 1}::text[]`);
    const aliases = primary.map((_, index) => `p${index}`);
    const [validTo, endKnownFrom] = [`$${primary.length + 1}::date[]`, `$${primary.length + 2}::bigint[]`];
    const matches = primary.map(({ name, type }, index) => `t.${quoted(name)} = c.p${index}::${type}`);
    this.#closing = `
      WITH closing AS (
        SELECT * FROM unnest(${[...values, validTo, endKnownFrom].join(', ')})
          AS c (${[...aliases, 'to_date', 'to_position'].join(', ')})),
      gone AS (
        DELETE FROM ${this.#table} t USING closing c WHERE ${matches.join(' AND ')}
        RETURNING ${returned}, t.valid_from, t.known_from, c.to_date, c.to_position),
      filed AS (
        INSERT INTO ${this.#past} (${this.#columns}, valid_from, known_from, valid_to, end_known_from, known_to)
        SELECT *, ${FOR_EVER} FROM gone RETURNING 1)
      SELECT count(*)::int AS filed FROM filed`;
  }

  /** Forgets all that is stored of these keys. */
  async forget(manager: EntityManager, keys: readonly string[]): Promise<void> {
    await manager.query(`DELETE FROM ${this.#table} WHERE ${this.#key} = ANY ($1)`, [keys]);
    if (this.table.history)
      await manager.query(`DELETE FROM ${this.#past} WHERE ${this.#key} = ANY ($1)`, [keys]);
  }

  async close(manager: EntityManager, closings: readonly Closing[]): Promise<void> {
    if (closings.length === 0) return;
    const identities = closings.map(({ identity }) => identity.split('\t').map(unescaped));
    const [row] = await manager.query<{ filed: number }[]>(this.#closing, [
      ...identities[0]!.map((_, index) => identities.map((identity) => identity[index])),
      closings.map(({ validTo }) => validTo),
      closings.map(({ endKnownFrom }) => endKnownFrom.toString()),
    ]);
    if (row!.filed !== closings.length)
      throw new Error(`${this.#table}: ${closings.length} rows to supersede, ${row!.filed} are there`);
  }

  async addVersions(manager: EntityManager, versions: readonly RowVersion[]): Promise<void> {
    const current = versions.filter(isCurrent).map(currentLine);
    const past = versions.filter((version) => !isCurrent(version)).map(pastLine);
    await copyIn(manager, `${this.#table} (${this.#columns}, valid_from, known_from)`, current);
    await copyIn(
      manager,
      `${this.#past} (${this.#columns}, valid_from, known_from, valid_to, end_known_from, known_to)`,
      past,
    );
  }

  async addLines(manager: EntityManager, lines: readonly string[]): Promise<void> {
    await copyIn(manager, `${this.#table} (${this.#columns})`, lines);
  }
}
