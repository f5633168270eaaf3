import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EventStore } from '#event-store';

const WITHIN_MS = 60_000;

/** Waits for every live build and every policy to reach the end of a log that none of them makes longer; says which do not. */
export async function untilAtRest(ownerUrl: string, store: Pick<EventStore, 'head'>): Promise<string[]> {
  for (let head = await store.head(); ;) {
    const late = await untilProjected(ownerUrl, head);
    const end = await store.head();
    if (late.length > 0 || end === head) return late;
    head = end;
  }
}

async function untilProjected(ownerUrl: string, head: bigint): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const deadline = Date.now() + WITHIN_MS; ; await sleep(100)) {
      const { rows } = await client.query<{ name: string; position: string | null }>(
        `SELECT p.name, coalesce(b.position, o.position) AS position FROM projections.projections p
         LEFT JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build
         LEFT JOIN projections.policies o ON o.policy = p.name
         WHERE coalesce(b.position, o.position, -1) < $1`,
        [String(head)],
      );
      if (rows.length === 0) return [];
      if (Date.now() > deadline)
        return rows.map(({ name, position }) => `${name}: at ${position}, the log ends at ${head}`);
    }
  } finally {
    await client.end();
  }
}
