import { randomUUID } from 'node:crypto';
import { canonicalJson, InMemoryEventStore } from '#event-store';
import { Client } from 'pg';
import { PostgresTextKeyStore, TextKeysOfAnotherLog } from './index.js';
import { createEventStoreDatabase, type TestDatabase } from './testing/index.js';

const tomorrow = () => new Date(Date.now() + 86_400_000);

describe('the text keys of a log that another engine keeps', () => {
  let database: TestDatabase;
  let owner: Client;
  let log: InMemoryEventStore;
  let textKeys: PostgresTextKeyStore;

  beforeAll(async () => {
    database = await createEventStoreDatabase();
    owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    log = new InMemoryEventStore();
    textKeys = new PostgresTextKeyStore({ url: database.url, log });
  });
  beforeEach(() => owner.query('DELETE FROM ledger.text_keys'));
  afterAll(async () => {
    await textKeys.close();
    await owner.end();
    await database.drop();
  });

  const kept = async (eventId: string): Promise<string> => {
    const keyId = randomUUID();
    await textKeys.keep([{ keyId, eventId, wrapped: Buffer.alloc(60, 1) }]);
    return keyId;
  };
  const appended = async (): Promise<string> => {
    const id = randomUUID();
    const keyId = await kept(id);
    const data = canonicalJson({ comment: { $key: keyId, $sealed: 'v1.x' } });
    const event = { id, type: 'jar.filled', version: 1, data, metadata: '{}' };
    await log.append({ stream: `jar-${id}`, expected: 'no-stream', events: [event] });
    return keyId;
  };
  const all = async (): Promise<string[]> => {
    const found = [];
    for await (const { keyId } of textKeys.all()) found.push(keyId);
    return found;
  };

  it('are swept by what that log holds: an orphan goes, the key of an event stays', async () => {
    const standing = await appended();
    await kept(randomUUID());
    expect(await textKeys.sweepOrphans(tomorrow())).toBe(1);
    expect(await all()).toEqual([standing]);
    expect(await textKeys.sweepOrphans(tomorrow())).toBe(0);
  });

  it('are spared while they are young', async () => {
    await appended();
    await kept(randomUUID());
    expect(await textKeys.sweepOrphans(new Date(Date.now() - 60_000))).toBe(0);
    expect(await all()).toHaveLength(2);
  });

  it('are all kept when the log is not theirs, or has lost more than a failed append or two', async () => {
    for (let count = 0; count < 5; count += 1) await kept(randomUUID());
    await expect(textKeys.sweepOrphans(tomorrow())).rejects.toThrow(TextKeysOfAnotherLog);
    await appended();
    const wrapped = Buffer.alloc(60, 1);
    await textKeys.keep(
      Array.from({ length: 200 }, () => ({ keyId: randomUUID(), eventId: randomUUID(), wrapped })),
    );
    await expect(textKeys.sweepOrphans(tomorrow())).rejects.toThrow('205 of 206 text keys');
    expect(await all()).toHaveLength(206);
  });

  it('come one after the other, whatever their number', async () => {
    const wrapped = Buffer.alloc(60, 1);
    const ids = Array.from({ length: 2_500 }, () => randomUUID());
    await textKeys.keep(ids.map((keyId) => ({ keyId, eventId: keyId, wrapped })));
    expect(await all()).toEqual(ids.sort());
  });
});
