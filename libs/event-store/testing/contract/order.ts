import { type EventStore, type StoredEvent } from '../../event-store.js';
import { aStream, all, anEvent, idsOf, startOf, type Examined } from './subject.js';

const WRITERS = 32;

/** Writers, each to a stream of its own, one event at a time and sometimes a few, until the time is over. */
async function writeFor(store: EventStore, seconds: number): Promise<string[]> {
  const until = Date.now() + seconds * 1000;
  const streams = Array.from({ length: WRITERS }, aStream);
  await Promise.all(
    streams.map(async (stream, writer) => {
      for (let revision = -1; Date.now() < until;) {
        const events = Array.from({ length: 1 + (writer % 3) }, () => anEvent({ writer }));
        const expected = revision < 0 ? 'no-stream' : revision;
        ({ lastRevision: revision } = await store.append({ stream, expected, events }));
      }
    }),
  );
  return streams;
}

/** C. Order. */
export function describeOrder({ fresh, enduranceSeconds }: Examined): void {
  describe(`C. order under ${WRITERS} writers`, () => {
    const patience = (enduranceSeconds + 900) * 1000;

    it(
      '13. global order is revision order within each stream; 14. a tailing reader sees each position once, in order',
      async () => {
        const log = await fresh();
        const stop = new AbortController();
        const seen: StoredEvent[] = [];
        let end: bigint | null = null;
        const tail = (async () => {
          for await (const { events } of log.subscribe({ after: -1n, signal: stop.signal })) {
            seen.push(...events);
            if (end !== null && (seen.at(-1)?.position ?? -1n) >= end) return;
          }
        })();
        const streams = await writeFor(log, enduranceSeconds);
        end = await log.head();
        // One more, so that a tail which had already seen everything looks again.
        await log.append(startOf(aStream(), anEvent()));
        await tail;
        stop.abort();

        const table = await all(log.readAll({ to: end }));
        const tailed = seen.filter(({ position }) => position <= end!);
        expect(tailed.length).toBe(table.length);
        expect(idsOf(tailed)).toEqual(idsOf(table));
        expect(table.every(({ position }, n) => n === 0 || position > table[n - 1]!.position)).toBe(true);
        expect(table.every(({ recordedAt }, n) => n === 0 || recordedAt >= table[n - 1]!.recordedAt)).toBe(
          true,
        );
        const revisions = Map.groupBy(table, ({ stream }) => stream);
        for (const stream of streams) {
          const own = revisions.get(stream)!.map(({ revision }) => revision);
          expect(own).toEqual(own.map((_, revision) => revision));
        }
        if (log.capabilities.densePositions) expect(table.at(-1)!.position).toBe(BigInt(table.length - 1));
      },
      patience,
    );

    it('15. refused appends leave no hole that stalls or skips a reader', async () => {
      const log = await fresh();
      const taken = aStream();
      await log.append(startOf(taken, anEvent()));
      for (let n = 0; n < 20; n++) {
        await Promise.allSettled([
          log.append(startOf(taken, anEvent())),
          log.append(startOf(aStream(), anEvent({ n }))),
          log.append(startOf(taken, anEvent())),
        ]);
      }
      const events = await all(log.readAll());
      expect(events).toHaveLength(21);
      const stop = new AbortController();
      const tailed: StoredEvent[] = [];
      for await (const batch of log.subscribe({ after: -1n, signal: stop.signal, batchSize: 4 })) {
        tailed.push(...batch.events);
        if (batch.caughtUp) stop.abort();
      }
      expect(idsOf(tailed)).toEqual(idsOf(events));
    });
  });
}
