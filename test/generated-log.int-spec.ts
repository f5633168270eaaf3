import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { DOMAIN_EVENTS, isSealed } from '#domain';
import {
  bulkAppend,
  CommandRunner,
  createCodec,
  type Codec,
  type EventStore,
  type StoredEvent,
} from '#event-store';
import { PostgresEventStore, PostgresTextKeyStore } from '#event-store-postgres';
import { createEventStoreDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { OpaqueTokens } from '#platform';
import { TEST_TOKENS } from '#platform/testing';
import { generatedAppends, generatedHistories, recordingOf, type GenerationRecorder } from '#seeds';
import { CommandModule, RecordCommand, type RoundParts } from '../apps/command/index.js';

const GENERATION = { partnerships: 60, seed: 4 };
const masterKey = randomBytes(32);
const recorder: GenerationRecorder = {
  people: {
    ...{ 'data-steward': 'person-1', partner: 'person-2' },
    ...{ funder: 'person-3', evaluator: 'person-4' },
  },
  fingerprintKey: 'a key',
};

/** No round is opened here. */
const NO_ROUNDS = {} as RoundParts;

interface Log {
  readonly store: EventStore;
  readonly codec: Codec;
}

describe('generated histories', () => {
  const closing: (() => Promise<void>)[] = [];

  const aLog = async (): Promise<Log> => {
    const database: TestDatabase = await createEventStoreDatabase();
    const store = await PostgresEventStore.open({ url: database.url });
    const textKeys = new PostgresTextKeyStore({ url: database.url });
    closing.push(async () => {
      await textKeys.close();
      await store.close();
      await database.drop();
    });
    return { store, codec: createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey }) };
  };

  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('by the bus and in bulk give the same log but for position, time and ciphertext, and equal once opened', async () => {
    const [byBus, inBulk] = [await aLog(), await aLog()];
    await recordByBus(byBus);
    const { events } = await bulkAppend(inBulk.store, generatedAppends(GENERATION, inBulk.codec, recorder));
    expect(events).toBeGreaterThan(400);
    const [one, other] = [await all(byBus.store), await all(inBulk.store)];
    expect(other.map(withoutCiphertext)).toEqual(one.map(withoutCiphertext));
    expect(await opened(inBulk.codec, other)).toEqual(await opened(byBus.codec, one));
    expect(one.some(({ data }) => data.includes('$sealed'))).toBe(true);
    // And what was told by bulk is what the bus would find already there.
    expect(
      await bulkAppend(inBulk.store, generatedAppends(GENERATION, inBulk.codec, recorder)),
    ).toMatchObject({
      events,
      repeated: events,
    });
  });

  async function recordByBus({ store, codec }: Log): Promise<void> {
    const commandRunner = new CommandRunner(store, codec);
    const module = CommandModule.with({
      ...{ eventStore: store, commandRunner, fingerprintKey: randomBytes(32), rounds: NO_ROUNDS },
      clock: () => new Date('2026-07-01T12:00:00Z'),
    });
    const { providers, imports, ...apart } = module;
    const application = await NestFactory.createApplicationContext(
      {
        ...{ ...apart, imports: imports!, controllers: [] },
        providers: [...providers!, { provide: OpaqueTokens, useValue: TEST_TOKENS }],
      },
      { logger: false },
    );
    const bus = application.get(CommandBus);
    for (const { steps } of generatedHistories(GENERATION)) {
      for (const step of steps) {
        const { command, commandId } = step;
        const { key, aggregate, streamId, type, data, occurredOn, datePrecision } = command;
        const { actor: caller, ...recording } = recordingOf(step, recorder);
        const answer = await bus.execute(
          new RecordCommand({
            ...recording,
            ...{ category: aggregate, streamId, type, data: { ...data }, occurredOn, datePrecision },
            ...{ commandId, caller, isAdmitted: true },
          }),
        );
        expect([key, answer.changed]).toEqual([key, true]);
      }
    }
    await application.close();
  }
});

async function all(store: EventStore): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  return events;
}

const withoutCiphertext = ({ recordedAt: _, position: _at, data, ...event }: StoredEvent) => ({
  ...event,
  data: JSON.parse(data, (_key, value: unknown) =>
    isSealed(value) ? { $key: value.$key, length: value.$sealed.length } : value,
  ) as unknown,
});

const opened = (codec: Codec, events: readonly StoredEvent[]) =>
  codec.openAll(events.map(({ data }) => JSON.parse(data) as object));
