import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson } from '../canonical-json.js';
import { type EventStore, type StoredEvent } from '../event-store.js';
import { InMemoryEventStore } from '../in-memory-event-store.js';
import { canonicalEnvelope } from './canonical-envelope.js';
import { CopyDiffers, TargetHoldsAnotherLog, transferLog } from './transfer-log.js';

async function everything(store: EventStore): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  return events;
}

const idOf = (index: number): string =>
  createHash('sha256')
    .update(String(index))
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** A log whose events fall in these streams, in this order, a few milliseconds apart. */
async function logOf(streams: readonly number[]): Promise<InMemoryEventStore> {
  let now = Date.UTC(2015, 3, 10);
  const store = new InMemoryEventStore(() => (now += 7));
  const revisions = new Map<number, number>();
  for (const [index, stream] of streams.entries()) {
    const revision = revisions.get(stream);
    await store.append({
      stream: `jar-${stream}`,
      expected: revision ?? 'no-stream',
      events: [
        {
          id: idOf(index),
          type: 'jar.filled',
          version: 1 + (index % 3),
          data: canonicalJson({ '10': index, '9': 'é', big: '9007199254740993' }),
          metadata: canonicalJson({ occurredOn: '2015-04-10', recordedAtLast: index }),
        },
      ],
    });
    revisions.set(stream, (revision ?? -1) + 1);
  }
  return store;
}

const someStreams = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 });

describe('A log transferred to another store', () => {
  it('has the same envelopes in the same order, and back again too', async () => {
    await fc.assert(
      fc.asyncProperty(someStreams, async (streams) => {
        const [first, there, back] = [
          await logOf(streams),
          new InMemoryEventStore(),
          new InMemoryEventStore(),
        ];
        const { digest, events } = await transferLog(first, there);
        expect(events).toBe(streams.length);
        expect((await transferLog(there, back)).digest).toBe(digest);
        const envelopes = (await everything(first)).map(canonicalEnvelope);
        expect((await everything(there)).map(canonicalEnvelope)).toEqual(envelopes);
        expect((await everything(back)).map(canonicalEnvelope)).toEqual(envelopes);
        expect((await everything(back)).map(({ recordedAt }) => recordedAt)).toEqual(
          (await everything(first)).map(({ recordedAt }) => recordedAt),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('interrupted anywhere, goes on where it was', async () => {
    await fc.assert(
      fc.asyncProperty(someStreams, fc.nat(60), async (streams, cut) => {
        const from = await logOf(streams);
        const to = new InMemoryEventStore();
        const half = await transferLog(from, to, { upTo: BigInt(Math.min(cut, streams.length)) - 1n });
        const whole = await transferLog(from, to);
        expect([whole.before, whole.events]).toEqual([half.events, streams.length]);
        expect((await transferLog(from, to)).before).toBe(streams.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('A transfer is refused', () => {
  it('into a log that was not begun by one, though it held the same events', async () => {
    const [from, to] = [await logOf([0, 1, 0]), await logOf([0, 1, 0])];
    await expect(transferLog(from, to)).rejects.toThrow(TargetHoldsAnotherLog);
  });

  it('into the beginning of another log', async () => {
    const to = new InMemoryEventStore();
    await transferLog(await logOf([0, 1]), to);
    await expect(transferLog(await logOf([0, 0, 1]), to)).rejects.toThrow('jar-1, revision 0');
    expect(await everything(to)).toHaveLength(2);
  });

  it('into a copy that someone has gone on writing', async () => {
    const from = await logOf([0]);
    const to = new InMemoryEventStore();
    await transferLog(from, to);
    const own = { id: randomUUID(), type: 'jar.filled', version: 1, data: '{}', metadata: '{}' };
    await to.append({ stream: 'jar-9', expected: 'no-stream', events: [own] });
    await expect(transferLog(from, to)).rejects.toThrow('jar-9, revision 0');
  });
});

describe('A copy that came out otherwise', () => {
  const altered = (store: InMemoryEventStore, change: (event: StoredEvent) => StoredEvent): EventStore =>
    new Proxy(store, {
      get(target, name) {
        if (name !== 'readAll') {
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
        return async function* (options: object) {
          for await (const event of target.readAll(options)) yield change(event);
        };
      },
    });

  it.each<[string, (event: StoredEvent) => StoredEvent]>([
    ['a payload byte', (event) => ({ ...event, data: event.data.replace('é', 'e') })],
    [
      'a member of an envelope',
      (event) => ({ ...event, metadata: event.metadata.replace('04-10', '04-11') }),
    ],
    ['a time', (event) => ({ ...event, recordedAt: new Date(event.recordedAt.getTime() + 1) })],
    ['a revision', (event) => ({ ...event, revision: event.revision + 1 })],
    ['a version', (event) => ({ ...event, version: event.version + 1 })],
  ])('by %s is found at the end', async (_, change) => {
    const to = altered(new InMemoryEventStore(), change);
    await expect(transferLog(await logOf([0, 1, 0]), to)).rejects.toThrow(CopyDiffers);
  });
});
