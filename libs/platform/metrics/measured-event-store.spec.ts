import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import {
  EventStoreUnavailable,
  InMemoryEventStore,
  type Append,
  type EventData,
  type ExpectedRevision,
  type StoredEvent,
} from '#event-store';
import { AppendMeasures } from './append-measures.js';
import { measuredEventStore } from './measured-event-store.js';

const event = (): EventData => ({
  ...{ id: randomUUID(), type: 'thing.happened', version: 1, data: '{}', metadata: '{}' },
});
const append = (stream: string, expected: ExpectedRevision, events: readonly EventData[]): Append => ({
  ...{ stream, expected, events },
});

const positionsOf = async (events: AsyncIterable<StoredEvent>): Promise<bigint[]> => {
  const positions: bigint[] = [];
  for await (const { position } of events) positions.push(position);
  return positions;
};

describe('A store whose appends are measured', () => {
  let registry: Registry;
  let told: EventData[];
  const measured = (store = new InMemoryEventStore()) =>
    measuredEventStore(store, new AppendMeasures(registry), (events) => told.push(...events));

  beforeEach(() => {
    registry = new Registry();
    told = [];
  });

  /** How many appends came to each outcome. */
  async function outcomes(): Promise<Record<string, number>> {
    const text = await registry.getSingleMetricAsString('ledger_append_duration_seconds');
    const counts = text.matchAll(/_count\{outcome="([^"]+)"\} (\d+)/g);
    return Object.fromEntries([...counts].map(([, outcome, count]) => [outcome, Number(count)]));
  }
  const eventsCounted = async () =>
    (await registry.getSingleMetricAsString('ledger_events_appended_total')).split(' ').at(-1);

  it('tells what each append came to, and counts and passes on what was newly written alone', async () => {
    const store = measured();
    const [first, second] = [event(), event()];
    await store.append(append('thing-1', 'no-stream', [first, second]));
    await store.append(append('thing-1', 'no-stream', [first, second]));
    await store.append(append('thing-1', 1, []));
    await expect(store.append(append('thing-1', 0, [event()]))).rejects.toThrow('expected 0, is 1');
    await expect(store.append(append('thing-1', 1, [first]))).rejects.toThrow('already used');
    expect(await outcomes()).toEqual({ appended: 1, repeated: 1, empty: 1, conflict: 1, refused: 1 });
    expect(told).toEqual([first, second]);
    expect(await eventsCounted()).toBe('2');
  });

  it('tells of a group the outcome of each', async () => {
    const verdicts = await measured().appendGroup([
      append('thing-1', 'no-stream', [event()]),
      append('thing-2', 3, [event()]),
      append('thing-3', 'no-stream', [event(), event()]),
    ]);
    expect(verdicts).toHaveLength(3);
    expect(await outcomes()).toEqual({ appended: 2, conflict: 1 });
    expect(await eventsCounted()).toBe('3');
  });

  it('tells apart what has no known outcome', async () => {
    const store = new InMemoryEventStore();
    store.append = () => Promise.reject(new EventStoreUnavailable('away'));
    await expect(measured(store).append(append('thing-1', 'no-stream', [event()]))).rejects.toThrow();
    expect(await outcomes()).toEqual({ unavailable: 1 });
    expect(told).toEqual([]);
  });

  it('is in all else the store itself', async () => {
    const store = measured();
    await store.append(append('thing-1', 'no-stream', [event(), event()]));
    const positions = [
      await positionsOf(store.readStream('thing-1', { limit: 1 })),
      await positionsOf(store.readStreams(['thing-1'], 0n)),
      await positionsOf(store.readAll({ after: 0n })),
    ];
    expect(positions).toEqual([[0n], [0n], [1n]]);
    expect(await store.head()).toBe(1n);
    expect(store.capabilities).toEqual(new InMemoryEventStore().capabilities);
    for await (const { events, caughtUp } of store.subscribe({
      after: 0n,
      signal: AbortSignal.timeout(60_000),
    })) {
      expect([events.length, caughtUp]).toEqual([1, true]);
      break;
    }
  });
});
