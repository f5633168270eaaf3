import { InMemoryEventStore } from './index.js';
import { describeEventStoreContract } from './testing/index.js';

describeEventStoreContract(
  'in memory',
  async () => ({ store: new InMemoryEventStore(), close: async () => {} }),
  { enduranceSeconds: 0.3 },
);

describe('the log in memory', () => {
  it('50. does not let recordedAt go back behind what was loaded', async () => {
    const ahead = new Date(Date.now() + 3_600_000);
    const store = new InMemoryEventStore();
    const event = (id: number, metadata: unknown) => ({
      ...{ id: `00000000-0000-4000-8000-00000000000${id}`, type: 't', version: 1, data: '{}' },
      metadata: JSON.stringify(metadata),
    });
    const load = { stream: 'a', expected: 'no-stream' as const, events: [event(1, { recordedAt: ahead })] };
    await store.appendGroup([load], { loading: true });
    await store.append({ stream: 'b', expected: 'no-stream', events: [event(2, {})] });
    const times = [];
    for await (const { recordedAt } of store.readAll()) times.push(recordedAt);
    expect(times).toEqual([ahead, ahead]);
  });
});
