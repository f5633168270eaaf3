import { Client } from 'pg';

/** The rows of each read model table, `<projection>.<table>`, as PostgreSQL prints them, sorted. */
export type Tables = ReadonlyMap<string, readonly string[]>;

const SHOWN = 2;

/** Every table of the live builds. */
export async function tablesOf(url: string): Promise<Tables> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; source: string }>(
      `SELECT p.name || '.' || t.tablename AS name, format('%I.%I', t.schemaname, t.tablename) AS source
       FROM projections.projections p
       JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build
       JOIN pg_tables t ON t.schemaname = b.schema_name
       UNION ALL
       SELECT t.tablename, format('%I.%I', t.schemaname, t.tablename)
       FROM pg_tables t WHERE t.schemaname = 'read' OR (t.schemaname, t.tablename) = ('projections', 'states')
       ORDER BY name`,
    );
    const tables = new Map<string, readonly string[]>();
    for (const { name, source } of rows) {
      const content = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM ${source} t ORDER BY t::text COLLATE "C"`,
      );
      tables.set(
        name,
        content.rows.map(({ row }) => row),
      );
    }
    return tables;
  } finally {
    await client.end();
  }
}

/** Where tables written under fire are not as those made afresh. */
export function* differences(found: Tables, fresh: Tables): Generator<string> {
  if (fresh.size === 0) yield 'there is no read model to compare';
  for (const name of new Set([...found.keys(), ...fresh.keys()])) {
    const [own, expected] = [new Set(found.get(name)), new Set(fresh.get(name))];
    const extra = [...own.difference(expected)];
    const missing = [...expected.difference(own)];
    if (found.get(name)?.length === fresh.get(name)?.length && extra.length + missing.length === 0) continue;
    yield (
      `${name}: ${extra.length} rows too many, ${missing.length} missing, of ${fresh.get(name)?.length}` +
      [
        ...extra.slice(0, SHOWN).map((row) => `\n    + ${row}`),
        ...missing.slice(0, SHOWN).map((row) => `\n    - ${row}`),
      ].join('')
    );
  }
}
