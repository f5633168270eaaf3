import { type DataSource, type QueryRunner } from 'typeorm';

/** Connections that work at once, and what each has to make an index: as in a rebuild. */
const AT_ONCE = 2;
const INDEX_MEMORY = '256MB';
const SCRATCH = 'rows_alone';

interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: string;
  readonly indexes: readonly string[];
}

/** The tables of all live builds, the largest first. */
const tablesOf = (dataSource: DataSource): Promise<Table[]> =>
  dataSource.query(
    `SELECT n.nspname AS schema, c.relname AS name,
       (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
       ARRAY(SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = c.oid) AS indexes
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN projections.builds b ON b.schema_name = n.nspname
     JOIN projections.projections p ON p.name = b.projection AND p.live_build = b.build
     WHERE c.relkind = 'r' ORDER BY pg_relation_size(c.oid) DESC`,
  );

async function writeAgain(runner: QueryRunner, { schema, name, columns, indexes }: Table): Promise<void> {
  const [from, into] = [`"${schema}"."${name}"`, `${SCRATCH}."${schema}_${name}"`];
  await runner.query(`CREATE TABLE ${into} (LIKE ${from} INCLUDING GENERATED INCLUDING STORAGE)`);
  await runner.query(`INSERT INTO ${into} (${columns}) SELECT ${columns} FROM ${from}`);
  for (const index of indexes) await runner.query(index.replace(/INDEX \S+ ON \S+ /, `INDEX ON ${into} `));
  await runner.query(`VACUUM (ANALYZE) ${into}`);
}

/**
 * Writes the rows of all live builds once more, as they are, with their indexes and statistics: what the database alone
 * takes for them, reading no log, telling nothing and parsing no row. No rebuild of these tables can be faster.
 */
export async function writeRowsAlone(dataSource: DataSource): Promise<void> {
  const tables = await tablesOf(dataSource);
  await dataSource.query(`CREATE SCHEMA ${SCRATCH}`);
  try {
    const work = async (): Promise<void> => {
      const runner = dataSource.createQueryRunner();
      try {
        await runner.query(`SET maintenance_work_mem = '${INDEX_MEMORY}'`);
        for (let next = tables.shift(); next; next = tables.shift()) await writeAgain(runner, next);
      } finally {
        await runner.query('RESET maintenance_work_mem');
        await runner.release();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await dataSource.query(`DROP SCHEMA ${SCRATCH} CASCADE`);
  }
}
