import { type EventStore, type Position } from '#event-store';
import { Client } from 'pg';

/** What was written or said somewhere, line by line, by where. */
export type Dump = Readonly<Record<string, readonly string[]>>;

/** Instants of positions, of which as many are noted as batches happened to end: times, and nothing else. */
const TIMES_ALONE = 'projections.moments';

/** Every row of every table of every schema, as PostgreSQL prints it. */
export async function everyRow(adminUrl: string): Promise<Dump> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
         AND format('%I.%I', schemaname, tablename) <> $1 ORDER BY 1`,
      [TIMES_ALONE],
    );
    const dump: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM ${name} AS t`,
      );
      dump[name] = rows.map(({ row }) => row);
    }
    return dump;
  } finally {
    await client.end();
  }
}

/** Every event of the log as its store gives it, whichever engine keeps it, and where each stands. */
export async function everyEvent(
  store: Pick<EventStore, 'readAll'>,
): Promise<{ readonly events: readonly string[]; readonly positions: readonly Position[] }> {
  const [events, positions]: [string[], Position[]] = [[], []];
  for await (const event of store.readAll()) {
    const { position, ...rest } = event;
    positions.push(position);
    events.push(JSON.stringify({ ...rest, position: String(position) }));
  }
  return { events, positions };
}
