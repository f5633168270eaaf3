import { bulkAppend } from '../../bulk-append.js';
import { BEFORE_ALL, RecordedAtRefused, type Append, type EventData } from '../../event-store.js';
import { aStream, all, anEvent, idsOf, startOf, type Examined } from './subject.js';

const first = new Date('2012-03-04T05:06:07.089Z');

/** An event of another log, recorded there so many hours after the first. */
const loaded = (hours = 0): EventData => ({
  ...anEvent(),
  metadata: JSON.stringify({ recordedAt: new Date(first.getTime() + hours * 3_600_000).toISOString() }),
});

/** A log of interleaved streams, as appends in its order. */
function otherLog(): Append[] {
  const [a, b] = [aStream(), aStream()];
  return [
    startOf(a, loaded(0), loaded(1)),
    startOf(b, loaded(2)),
    { stream: a, expected: 1, events: [loaded(3)] },
    { stream: b, expected: 0, events: [loaded(4), loaded(5)] },
  ];
}

/** Loading the log of another store, which keeps its times. */
export function describeLoading({ store, fresh }: Examined): void {
  describe('loading a log', () => {
    it('keeps order, bytes and the recordedAt that each event bears, whichever way it is read', async () => {
      const log = await fresh();
      const appends = otherLog();
      const told: number[] = [];
      const result = await bulkAppend(log, appends, {
        loading: true,
        onProgress: ({ events }) => told.push(events),
      });
      expect(result).toMatchObject({ events: 6, repeated: 0, lastPosition: await log.head() });
      expect(told.at(-1)).toBe(6);
      const events = await all(log.readAll());
      expect(events.map(({ id, metadata }) => ({ id, metadata }))).toEqual(
        appends.flatMap(({ events }) => events.map(({ id, metadata }) => ({ id, metadata }))),
      );
      const times = [0, 1, 2, 3, 4, 5].map((hours) => new Date(first.getTime() + hours * 3_600_000));
      expect(events.map(({ recordedAt }) => recordedAt)).toEqual(times);
      const ofStream = await all(log.readStream(appends[0]!.stream));
      expect(ofStream.map(({ recordedAt }) => recordedAt)).toEqual([times[0], times[1], times[3]]);
      const stop = new AbortController();
      for await (const batch of log.subscribe({ after: BEFORE_ALL, signal: stop.signal })) {
        expect(batch.events.map(({ recordedAt }) => recordedAt)).toEqual(times);
        stop.abort();
      }
    });

    it('goes on where it was interrupted, and is refused once the log holds anything else', async () => {
      const log = await fresh();
      const appends = otherLog();
      await bulkAppend(log, appends.slice(0, 2), { loading: true });
      expect(await bulkAppend(log, appends, { loading: true })).toMatchObject({ events: 6, repeated: 3 });
      await log.append(startOf(aStream(), anEvent()));
      const head = await log.head();
      expect(await bulkAppend(log, appends, { loading: true })).toMatchObject({ events: 6, repeated: 6 });
      const more = bulkAppend(log, [startOf(aStream(), loaded(6))], { loading: true });
      await expect(more).rejects.toThrow(RecordedAtRefused);
      expect(await log.head()).toBe(head);
    });

    it('is refused into a log that began otherwise', async () => {
      const log = await fresh();
      await log.append(startOf(aStream(), anEvent()));
      await expect(bulkAppend(log, otherLog(), { loading: true })).rejects.toThrow(RecordedAtRefused);
      expect(await all(log.readAll())).toHaveLength(1);
    });

    it('takes only events that bear an instant of their own, and an ordinary append takes none that does', async () => {
      const log = await fresh();
      for (const metadata of ['{}', '{"recordedAt":"2012-03-04"}', '{"recordedAt":1330837567089}']) {
        const bare = [startOf(aStream(), { ...anEvent(), metadata })];
        expect(await log.appendGroup(bare, { loading: true })).toEqual([
          expect.objectContaining({ name: 'InvalidAppend' }),
        ]);
      }
      await expect(log.append(startOf(aStream(), anEvent(), loaded()))).rejects.toThrow(RecordedAtRefused);
      expect(await log.appendGroup([startOf(aStream(), loaded())])).toEqual([expect.any(RecordedAtRefused)]);
      expect(await log.head()).toBe(BEFORE_ALL);
    });

    it('a member of that name further down, or in a text, is no time of its own', async () => {
      const stream = aStream();
      const metadata = JSON.stringify({ a: { recordedAt: 'x' }, b: '"recordedAt":"y"' });
      await store().append(startOf(stream, { ...anEvent(), metadata }));
      const [event] = await all(store().readStream(stream));
      expect(event!.metadata).toBe(metadata);
      expect(Math.abs(event!.recordedAt.getTime() - Date.now())).toBeLessThan(60_000);
    });
  });

  describe('appending in bulk', () => {
    it('writes in the order given, in bounded groups, a stream’s appends one after another', async () => {
      const log = await fresh();
      const streams = Array.from({ length: 700 }, aStream);
      const appends = [
        ...streams.map((stream) => startOf(stream, anEvent(), anEvent(), anEvent(), anEvent())),
        ...streams.map((stream) => ({ stream, expected: 3, events: [anEvent()] })),
      ];
      let groups = 0;
      const result = await bulkAppend(log, appends, { onProgress: () => groups++ });
      expect(result).toMatchObject({ events: 3_500, repeated: 0 });
      expect(groups).toBe(3);
      expect(idsOf(await all(log.readAll()))).toEqual(appends.flatMap(({ events }) => idsOf(events)));
      expect(await bulkAppend(log, appends)).toMatchObject({ events: 3_500, repeated: 3_500 });
    });

    it('stops at the first append that the store refuses', async () => {
      const log = await fresh();
      const taken = aStream();
      await log.append(startOf(taken, anEvent()));
      async function* appends(): AsyncGenerator<Append> {
        yield startOf(taken, anEvent());
      }
      await expect(bulkAppend(log, appends())).rejects.toMatchObject({ name: 'RevisionConflict', actual: 0 });
    });
  });
}
