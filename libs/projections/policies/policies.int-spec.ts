import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { eventStoreMigrations, PostgresEventStore } from '#event-store-postgres';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import {
  CommandRunner,
  createCodec,
  EventStoreUnavailable,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  type CommandAnswer,
  type CommandRun,
  type RecordedEvent,
} from '#event-store';
import { jar, jarCatalogue, JarFilled, JarLabelled } from '#event-store/testing';
import { retryProjection } from '../running/controls.js';
import { projectionMigrations } from '../migrations/index.js';
import { PolicyEngine } from './policy-engine.js';
import { policyStatuses } from './policy-status.js';
import { commandOf, type Policy } from './policy.js';
import { until } from '../testing/engine-suite/subject.js';

let database: TestDatabase;
let store: PostgresEventStore;
let dataSource: DataSource;
let commands: CommandRunner;
const codec = createCodec({
  catalogue: jarCatalogue,
  textKeys: new InMemoryTextKeyStore(new InMemoryEventStore()),
  masterKey: randomBytes(32),
});
const engines: PolicyEngine[] = [];

beforeEach(async () => {
  database = await createTestDatabase([...eventStoreMigrations, ...projectionMigrations]);
  store = await PostgresEventStore.open({ url: database.url });
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  commands = new CommandRunner(store, codec);
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  await dataSource.destroy();
  await store.close();
  await database.drop();
});

const fillsNewJars: Policy = {
  name: 'When a jar is labelled, ten grams are put into it',
  category: 'jar',
  react: ({ type, stream, occurredOn }) =>
    type === JarLabelled.type
      ? [
          commandOf(jar, {
            streamId: stream.slice('jar-'.length),
            type: 'fill-jar',
            data: { portions: [10] },
            occurredOn,
          }),
        ]
      : [],
};

const label = (streamId: string): Promise<CommandAnswer> => {
  const id = randomUUID();
  return commands.run({
    aggregate: jar,
    streamId,
    command: {
      id,
      type: 'label-jar',
      data: { label: 'honey' },
      occurredOn: '2020-01-01',
      datePrecision: 'day',
      today: '2026-01-01',
    },
    actor: { id: 'someone', roles: [], onBehalfOf: null },
    fingerprint: id,
    correlationId: randomUUID(),
    causationId: id,
  });
};

function started(
  policy: Policy,
  run: (command: CommandRun<unknown>) => Promise<CommandAnswer> = (command) => commands.run(command),
): PolicyEngine {
  const engine = new PolicyEngine({
    store,
    decode: (event) => codec.decode(event),
    dataSource,
    policies: [policy],
    commands: { run: run as CommandRunner['run'] },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    options: {
      attempts: 2,
      backoff: { firstDelayMs: 5, longestDelayMs: 20 },
      leaseMs: 20_000,
      heartbeatMs: 300,
      lookEveryMs: 20,
    },
  });
  engines.push(engine);
  engine.start();
  return engine;
}

const filled = async (): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll())
    if (event.type === JarFilled.type) events.push(codec.decode(event));
  return events;
};
const reached = async (): Promise<{ position: bigint; refused: number }> => {
  const [row] = await dataSource.query<{ position: string; refused: string }[]>(
    'SELECT position::text, refused::text FROM projections.policies',
  );
  return { position: BigInt(row!.position), refused: Number(row!.refused) };
};
const hasReached = async (position: bigint): Promise<boolean> => (await reached()).position >= position;

describe('A policy', () => {
  it('has its commands recorded, each caused by its event and correlated with what led to it', async () => {
    await started(fillsNewJars).caughtUp();
    await label('one');
    await until(async () => (await filled()).length === 1);
    const [event] = await filled();
    const [cause] = await commands.history('jar', 'one');
    expect(event).toMatchObject({
      causationId: cause!.id,
      correlationId: cause!.correlationId,
      actor: { id: 'policy' },
      occurredOn: '2020-01-01',
    });
  });

  it('acts on nothing that was recorded before its first start', async () => {
    await label('before');
    await started(fillsNewJars).caughtUp();
    const { position } = await label('after');
    await until(() => hasReached(position));
    expect((await filled()).map(({ stream }) => stream)).toEqual(['jar-after']);
  });

  it('that says so acts on what was recorded before its first start too', async () => {
    const { position } = await label('before');
    const engine = started({ ...fillsNewJars, sinceTheBeginning: true });
    await engine.caughtUp();
    await until(() => hasReached(position));
    expect((await filled()).map(({ stream }) => stream)).toEqual(['jar-before']);
  });

  it('asks again where its reaction waits for something that does not answer yet', async () => {
    let failures = 2;
    const engine = started({
      ...fillsNewJars,
      react: (event) =>
        failures-- > 0 ? Promise.reject(new Error('not yet')) : Promise.resolve(fillsNewJars.react(event)),
    });
    await engine.caughtUp();
    const { position } = await label('one');
    await until(() => hasReached(position));
    expect(await filled()).toHaveLength(1);
  });

  it('killed after its commands and before its checkpoint, or run from the beginning, does nothing twice', async () => {
    const first = started(fillsNewJars);
    await first.caughtUp();
    const { position } = await label('one');
    await until(() => hasReached(position));
    await first.stop();
    await dataSource.query('UPDATE projections.policies SET position = -1, event_id = NULL');
    await started(fillsNewJars).caughtUp();
    expect(await hasReached(position)).toBe(true);
    expect(await filled()).toHaveLength(1);
  });

  it('goes on past a command that is refused, and counts it', async () => {
    const relabels: Policy = {
      ...fillsNewJars,
      react: async (event) =>
        (await fillsNewJars.react(event)).map((command) => ({
          ...command,
          type: 'label-jar',
          data: { label: 'again' },
        })),
    };
    const engine = started(relabels);
    await engine.caughtUp();
    const { position } = await label('one');
    await until(() => hasReached(position));
    expect(await reached()).toMatchObject({ refused: 1 });
    expect(await policyStatuses(dataSource, store)).toMatchObject([
      { policy: relabels.name, state: 'running', paused: false, refused: 1n, lagEvents: 0, error: null },
    ]);
    expect(engine.health()).toMatchObject([{ state: 'running', error: null }]);
  });

  it('waits for a store that does not answer, and then acts', async () => {
    let failures = 3;
    const engine = started(fillsNewJars, (command) =>
      failures-- > 0 ? Promise.reject(new EventStoreUnavailable(new Error('gone'))) : commands.run(command),
    );
    await engine.caughtUp();
    await label('one');
    await until(async () => (await filled()).length === 1);
  });

  it('that cannot react to an event stops loudly, and goes on after a retry', async () => {
    let broken = true;
    const engine = started({
      ...fillsNewJars,
      react: (event) => {
        if (broken) throw new Error('it cannot');
        return fillsNewJars.react(event);
      },
    });
    await engine.caughtUp();
    await label('one');
    await until(() => engine.health()[0]!.state === 'stopped');
    expect(await engine.healthCheck.check()).toMatchObject({ up: false });
    broken = false;
    await until(async () => (await retryProjection(dataSource, fillsNewJars.name)).wasStopped);
    await until(async () => (await filled()).length === 1);
  });

  it('runs in one process at a time', async () => {
    const both = [started(fillsNewJars), started(fillsNewJars)];
    await Promise.all(both.map((engine) => engine.caughtUp()));
    await Promise.all(Array.from({ length: 10 }, (_, index) => label(`${index}`)));
    await until(async () => (await filled()).length >= 10);
    expect(both.map((engine) => engine.health()[0]!.state).sort()).toEqual(['running', 'standby']);
    expect(await filled()).toHaveLength(10);
  });
});
