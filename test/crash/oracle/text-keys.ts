import { Client } from 'pg';
import { type Recorded } from './recorded.js';

/** Personal texts whose key is nowhere: an event was recorded before its keys were. */
export async function* faultsOfTextKeys(ownerUrl: string, log: readonly Recorded[]): AsyncGenerator<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('SELECT key_id::text AS id FROM ledger.text_keys');
    const kept = new Set(rows.map(({ id }) => id));
    for (const { id, stream, textKeys } of log) {
      if (textKeys.some((key) => !kept.has(key))) yield `${stream}: event ${id} holds a text without its key`;
    }
  } finally {
    await client.end();
  }
}
