import { randomBytes } from 'node:crypto';
import { canonicalEnvelope, type EventStore } from '#event-store';
import { PostgresEventStore } from '#event-store-postgres';
import { createEventStoreDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { DemonstrationLedger } from '../../test/testing/demonstration-ledger.js';
import { ledger } from './ledger.js';

const { KURRENTDB_URL } = process.env;
if (!KURRENTDB_URL)
  console.warn('Skipped: the transfer to a real KurrentDB and back (KURRENTDB_URL names none).');

async function transferred(line: string, environment: Record<string, string>): Promise<{ digest: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await ledger(['transfer', '--json', ...line.split(' ')], environment, terminal);
  if (code !== 0) throw new Error(err.join('\n'));
  return JSON.parse(out.join('')) as { digest: string };
}

async function envelopesOf(store: EventStore): Promise<string[]> {
  const envelopes = [];
  for await (const event of store.readAll()) envelopes.push(canonicalEnvelope(event));
  return envelopes;
}

(KURRENTDB_URL ? describe : describe.skip)('A log of PostgreSQL, transferred to a KurrentDB and back', () => {
  let demonstration: DemonstrationLedger;
  let other: TestDatabase;

  beforeAll(async () => {
    demonstration = await DemonstrationLedger.load('2026-03-02', {});
    other = await createEventStoreDatabase();
  });
  afterAll(async () => {
    await demonstration.close();
    await other.drop();
  });

  it('has the same envelopes, in the same order, and its text keys', async () => {
    const prefix = `transfer-${randomBytes(6).toString('hex')}.`;
    const environment = {
      ...{ FROM: demonstration.database.url, THERE: KURRENTDB_URL!, BACK: other.url },
      KURRENTDB_STREAM_PREFIX: prefix,
    };
    const there = await transferred('--from FROM --to THERE', environment);
    const back = await transferred('--from THERE --to BACK --text-keys-from FROM', environment);
    expect(back).toMatchObject({ digest: there.digest, before: 0 });
    const store = await PostgresEventStore.open({ url: other.url });
    try {
      expect(await envelopesOf(store)).toEqual(await envelopesOf(demonstration.store));
    } finally {
      await store.close();
    }
    // Run again, it finds all of it there.
    expect(await transferred('--from FROM --to THERE', environment)).toMatchObject({ digest: there.digest });
  });

  it('is not taken from a KurrentDB without saying where its text keys are', async () => {
    const refused = transferred('--from THERE --to BACK', { THERE: KURRENTDB_URL!, BACK: other.url });
    await expect(refused).rejects.toThrow('--text-keys-from');
  });
});
