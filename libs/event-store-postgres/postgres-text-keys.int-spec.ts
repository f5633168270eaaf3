import { randomBytes, randomUUID } from 'node:crypto';
import { derivedId, isSealed, personal, type SealedText } from '#domain';
import { createCodec, type Codec, type EventMetadata } from '#event-store';
import { JarFilled, jarCatalogue } from '#event-store/testing';
import { Client } from 'pg';
import { PostgresEventStore, PostgresTextKeyStore } from './index.js';
import { createEventStoreDatabase, type TestDatabase } from './testing/index.js';

const PLANTED = 'Mme Planted-Name habite à Saint-Étienne';

describe('the keys of personal texts in PostgreSQL', () => {
  let database: TestDatabase;
  let owner: Client;
  let store: PostgresEventStore;
  let textKeys: PostgresTextKeyStore;
  let codec: Codec;

  beforeAll(async () => {
    database = await createEventStoreDatabase();
    owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    store = await PostgresEventStore.open({ url: database.url });
    textKeys = new PostgresTextKeyStore({ url: database.url });
    codec = createCodec({ catalogue: jarCatalogue, textKeys, masterKey: randomBytes(32) });
  });

  afterAll(async () => {
    await textKeys.close();
    await store.close();
    await owner.end();
    await database.drop();
  });

  const encode = (commandId: string, ...comments: string[]) => {
    const metadata: EventMetadata = {
      ...{ occurredOn: '2024-03-01', actor: { id: 'p', roles: [], onBehalfOf: null } },
      ...{ commandId, fingerprint: 'f', correlationId: 'c', causationId: 'c' },
    };
    const events = comments.map((comment) => JarFilled.of({ grams: 1, comment: personal(comment) }));
    return codec.encode('jar-1', commandId, events, metadata);
  };
  const sealedOf = ({ data }: { data: string }): SealedText => {
    const { comment } = JSON.parse(data) as { comment: unknown };
    if (!isSealed(comment)) throw new Error('the comment is not sealed');
    return comment;
  };
  const keptAt = async (keyId: string) =>
    (await owner.query<{ kept_at: Date }>('SELECT kept_at FROM ledger.text_keys WHERE key_id = $1', [keyId]))
      .rows[0]?.kept_at;
  const age = (eventId: string) =>
    owner.query(`UPDATE ledger.text_keys SET kept_at = now() - interval '2 days' WHERE event_id = $1`, [
      eventId,
    ]);
  const yesterday = () => new Date(Date.now() - 86_400_000);

  it('a planted text stands in clear in no column of any table, and reads back', async () => {
    const events = await encode(randomUUID(), PLANTED);
    await store.append({ stream: `jar-${randomUUID()}`, expected: 'no-stream', events });
    const tables = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.rows.map(({ name }) => name)).toContain('ledger.events');
    for (const { name } of tables.rows) {
      const { rows } = await owner.query<{ row: string; raw: string }>(
        `SELECT t::text AS row FROM ${name} AS t`,
      );
      for (const form of [
        PLANTED,
        'Planted-Name',
        Buffer.from(PLANTED).toString('base64').slice(0, 20),
        Buffer.from(PLANTED).toString('hex'),
      ]) {
        expect(rows.filter(({ row }) => row.includes(form))).toEqual([]);
      }
    }
    expect([...(await codec.open([sealedOf(events[0]!)])).values()]).toEqual([PLANTED]);
  });

  it('are committed before the append they serve, and stand through a retry, also a concurrent one', async () => {
    const commandId = randomUUID();
    const attempts = await Promise.all(
      Array.from({ length: 6 }, () => encode(commandId, 'one', 'two', 'three')),
    );
    const texts = attempts.flatMap((events) => events.map(sealedOf));
    expect(new Set(texts.map(({ $key }) => $key)).size).toBe(3);
    for (const events of attempts) {
      expect([...(await codec.open(events.map(sealedOf))).values()]).toEqual(['one', 'two', 'three']);
    }
  });

  it('whose event never came are swept once old; those of appended events, and young ones, stay', async () => {
    const [appended] = await encode(randomUUID(), 'appended');
    const [orphan] = await encode(randomUUID(), 'orphan');
    const [young] = await encode(randomUUID(), 'young');
    await store.append({ stream: `jar-${randomUUID()}`, expected: 'no-stream', events: [appended!] });
    for (const { id } of [appended!, orphan!]) await age(id);
    expect(await textKeys.sweepOrphans(yesterday())).toBe(1);
    expect(await codec.openAll([appended!, orphan!, young!].map(sealedOf))).toEqual([
      'appended',
      null,
      'young',
    ]);
  });

  it('kept again by a late retry are young again, so that no sweep comes between it and its append', async () => {
    const commandId = randomUUID();
    const [first] = await encode(commandId, 'late');
    await age(first!.id);
    const [again] = await encode(commandId, 'late');
    expect(await textKeys.sweepOrphans(yesterday())).toBe(0);
    expect((await keptAt(sealedOf(again!).$key))!.getTime()).toBeGreaterThan(yesterday().getTime());
    expect(await codec.openAll([sealedOf(first!), sealedOf(again!)])).toEqual(['late', 'late']);
  });

  it('46. once destroyed, leave their text forgotten and the event loadable', async () => {
    const [event] = await encode(randomUUID(), 'to be erased');
    const stream = `jar-${randomUUID()}`;
    await store.append({ stream, expected: 'no-stream', events: [event!] });
    await owner.query('DELETE FROM ledger.text_keys WHERE key_id = $1', [sealedOf(event!).$key]);
    for await (const stored of store.readStream(stream)) {
      expect(await codec.openAll(codec.decode(stored).data)).toEqual({ grams: 1, comment: null });
    }
  });

  it('of unknown ids are absent, and none asked is none found', async () => {
    expect(await textKeys.find([derivedId('nobody')])).toEqual(new Map());
    expect(await textKeys.find([])).toEqual(new Map());
  });
});
