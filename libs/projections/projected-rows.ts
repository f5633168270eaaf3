import { type DataSource, type EntityManager } from 'typeorm';
import { projecting } from './errors.js';
import { type LastEvent, type ProjectedTable, type Row } from './projection.js';

/** The SQL of one projected table, written from its TypeORM metadata. */
interface TableWriter<State> {
  readonly table: ProjectedTable<State>;
  readonly deleteAll: string;
  readonly deleteKeys: string;
  readonly insert: string;
  /** A row as PostgreSQL is to read it: by column name, transformed as its entity says. */
  readonly record: (row: Row) => Record<string, unknown>;
}

const quoted = (...identifiers: string[]): string =>
  identifiers.map((identifier) => `"${identifier.replaceAll('"', '""')}"`).join('.');

function tableWriter<State>(dataSource: DataSource, table: ProjectedTable<State>): TableWriter<State> {
  const metadata = dataSource.getMetadata(table.entity);
  const key = metadata.findColumnWithPropertyName(table.keyColumn);
  if (!key) throw new Error(`${metadata.name} has no column ${table.keyColumn}`);
  const columns = metadata.columns.filter(({ isGenerated, generatedType }) => !isGenerated && !generatedType);
  const name = quoted(...metadata.tablePath.split('.'));
  const names = columns.map(({ databaseName }) => quoted(databaseName)).join(', ');
  return {
    table,
    deleteAll: `DELETE FROM ${name}`,
    deleteKeys: `DELETE FROM ${name} WHERE ${quoted(key.databaseName)} = ANY ($1)`,
    insert: `INSERT INTO ${name} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${name}, $1)`,
    record: (row) =>
      Object.fromEntries(
        columns.map((column) => [column.databaseName, column.getEntityValue(row, true) as unknown]),
      ),
  };
}

/** PostgreSQL's text holds neither NUL nor lone surrogates, which events may: both become U+FFFD. */
const storable = (_name: string, value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD');
  return typeof value === 'bigint' ? value.toString() : value;
};

/** Writes the rows of a projection's tables. */
export class ProjectedRows<State> {
  readonly #writers: readonly TableWriter<State>[];

  constructor(dataSource: DataSource, tables: readonly ProjectedTable<State>[]) {
    this.#writers = tables.map((table) => tableWriter(dataSource, table));
  }

  /** Replaces all rows of these keys, in one delete and one insert a table; a key of state null keeps none. */
  async replace(
    manager: EntityManager,
    states: ReadonlyMap<string, { readonly state: State } | null>,
    lastEvents: ReadonlyMap<string, LastEvent>,
  ): Promise<void> {
    const keys = [...states.keys()];
    const standing = [...states].flatMap(([key, folded]) => (folded ? [[key, folded.state] as const] : []));
    const records = projecting(() =>
      this.#writers.map(({ table, record }) =>
        standing.flatMap(([key, state]) => table.rows(key, state, lastEvents.get(key)!).map(record)),
      ),
    );
    for (const { deleteKeys } of this.#writers.toReversed()) await manager.query(deleteKeys, [keys]);
    for (const [index, { insert }] of this.#writers.entries()) {
      if (records[index]!.length > 0) await manager.query(insert, [JSON.stringify(records[index], storable)]);
    }
  }

  async clear(manager: EntityManager): Promise<void> {
    for (const { deleteAll } of this.#writers.toReversed()) await manager.query(deleteAll);
  }
}
