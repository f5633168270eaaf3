import { Client } from 'pg';

/** Every table of every schema that is not PostgreSQL's own, with all its rows as JSON. Read as the owner. */
export async function everyRow(ownerUrl: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY name`,
    );
    const found = new Map<string, string[]>();
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM ${name} t`,
      );
      found.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return found;
  } finally {
    await owner.end();
  }
}

/** How many rows each table holds. */
export const rowCounts = async (ownerUrl: string): Promise<Record<string, number>> =>
  Object.fromEntries([...(await everyRow(ownerUrl))].map(([table, rows]) => [table, rows.length]));
