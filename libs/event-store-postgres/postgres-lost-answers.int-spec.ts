import { randomBytes } from 'node:crypto';
import { derivedId } from '#domain';
import {
  CommandRunner,
  EventStoreUnavailable,
  createCodec,
  type CommandRun,
  type EventStore,
} from '#event-store';
import { jar, jarCatalogue, type Jar } from '#event-store/testing';
import { Client } from 'pg';
import { PostgresEventStore, PostgresTextKeyStore } from './index.js';
import { anEvent } from './testing/an-event.js';
import { CuttableProxy, createEventStoreDatabase, type TestDatabase } from './testing/index.js';

const all = async (store: EventStore) => {
  const events = [];
  for await (const event of store.readAll()) events.push(event);
  return events;
};

describe('when the connection goes while an append is under way', () => {
  let database: TestDatabase;
  let proxy: CuttableProxy;
  let direct: PostgresEventStore;
  let store: PostgresEventStore;

  beforeEach(async () => {
    database = await createEventStoreDatabase();
    proxy = await CuttableProxy.before(database.url);
    direct = await PostgresEventStore.open({ url: database.url });
    store = await PostgresEventStore.open({ url: proxy.url });
  });

  afterEach(async () => {
    proxy.restore();
    await store.close();
    await direct.close();
    await proxy.close();
    await database.drop();
  });

  it('10. after the commit, before its answer: the group is sent again, found there, and stands once', async () => {
    const events = [anEvent(), anEvent()];
    proxy.cutNext('after-commit');
    const answer = await store.append({ stream: 'a', expected: 'no-stream', events });
    expect(answer).toEqual({ firstRevision: 0, lastRevision: 1, lastPosition: 1n, repeated: true });
    expect((await all(direct)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('before the commit: nothing was written, and the group sent again is', async () => {
    proxy.cutNext('before-commit');
    const answer = await store.append({ stream: 'a', expected: 'no-stream', events: [anEvent()] });
    expect(answer).toMatchObject({ lastPosition: 0n, repeated: false });
    expect(await all(direct)).toHaveLength(1);
  });

  it('every append of a group whose answer was lost gets its own verdict', async () => {
    await direct.append({ stream: 'taken', expected: 'no-stream', events: [anEvent()] });
    proxy.cutNext('after-commit');
    const answers = await store.appendGroup([
      { stream: 'a', expected: 'no-stream', events: [anEvent()] },
      { stream: 'taken', expected: 'no-stream', events: [anEvent()] },
      { stream: 'b', expected: 'no-stream', events: [anEvent(), anEvent()] },
    ]);
    expect(answers).toEqual([
      expect.objectContaining({ lastPosition: 1n, repeated: true }),
      expect.objectContaining({ name: 'RevisionConflict', actual: 0 }),
      expect.objectContaining({ lastPosition: 3n, repeated: true }),
    ]);
    expect(await all(direct)).toHaveLength(4);
  });

  it('for good: the append is unavailable, and the same one succeeds later', async () => {
    const append = { stream: 'a', expected: 'no-stream', events: [anEvent()] } as const;
    proxy.goDown();
    await expect(store.append(append)).rejects.toThrow(EventStoreUnavailable);
    await expect(store.head()).rejects.toThrow(EventStoreUnavailable);
    proxy.restore();
    expect(await store.append(append)).toMatchObject({ lastPosition: 0n, repeated: false });
  });

  it('11. a command whose answer was lost gets its first answer when it comes again, whatever If-Match says', async () => {
    const textKeys = new PostgresTextKeyStore({ url: database.url });
    const codec = createCodec({ catalogue: jarCatalogue, textKeys, masterKey: randomBytes(32) });
    const when = { occurredOn: '2024-03-01', datePrecision: 'day', today: '2024-03-01' } as const;
    const request = (type: string, data: unknown): CommandRun<Jar> => {
      const command: CommandRun<Jar>['command'] = { type, data, id: derivedId(type), ...when };
      const actor = { id: 'p', roles: [], onBehalfOf: null };
      return {
        ...{ aggregate: jar, streamId: '1', command, actor },
        ...{ fingerprint: type, correlationId: 'c', causationId: 'c' },
      };
    };
    const runner = new CommandRunner(store, codec);
    await runner.run(request('label-jar', { label: 'Miel' }));
    const fill = { ...request('fill-jar', { portions: [1, 2], comment: 'said' }), expected: { ifMatch: 0 } };
    proxy.cutNext('after-commit');
    const first = await runner.run(fill);
    expect(first).toMatchObject({ revision: 2, changed: true });
    expect(await new CommandRunner(direct, codec).run(fill)).toEqual({ ...first, repeated: true });
    const history = await runner.history('jar', '1');
    expect(history).toHaveLength(3);
    expect(await codec.openAll(history.at(-1)!.data)).toMatchObject({ comment: 'said' });
    await textKeys.close();
  });

  it('an append that waits for its turn longer than allowed is unavailable, and holds up none after it', async () => {
    const impatient = await PostgresEventStore.open({ url: database.url, lockTimeoutMs: 100 });
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN; SELECT pg_advisory_xact_lock(7021806)');
    const append = { stream: 'a', expected: 'no-stream', events: [anEvent()] } as const;
    await expect(impatient.append(append)).rejects.toThrow(EventStoreUnavailable);
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await impatient.append(append)).toMatchObject({ repeated: false });
    await impatient.close();
  });
});
