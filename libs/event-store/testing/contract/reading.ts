import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { canonicalJson, canonicalText } from '../../canonical-json.js';
import {
  AppendTooLarge,
  BEFORE_ALL,
  MAX_APPEND_BYTES,
  StreamNotFound,
  type StoredEvent,
} from '../../event-store.js';
import { aStream, all, anEvent, idsOf, someEvents, startOf, type Examined } from './subject.js';

const revisions = (events: readonly StoredEvent[]) => events.map(({ revision }) => revision);

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** C. Reading. */
export function describeReading({ store, fresh }: Examined): void {
  describe('C. reading', () => {
    it('17. a stream forward and backward, from, to, limit: exact at both ends and beyond', async () => {
      const stream = aStream();
      await store().append(startOf(stream, ...someEvents(10)));
      const read = async (options: Parameters<ReturnType<typeof store>['readStream']>[1]) =>
        revisions(await all(store().readStream(stream, options)));
      expect(await read({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await read({ from: 3, to: 5 })).toEqual([3, 4, 5]);
      expect(await read({ from: 8, limit: 5 })).toEqual([8, 9]);
      expect(await read({ from: 9, to: 9 })).toEqual([9]);
      expect(await read({ from: 10 })).toEqual([]);
      expect(await read({ to: 0 })).toEqual([0]);
      expect(await read({ from: 5, to: 4 })).toEqual([]);
      expect(await read({ limit: 0 })).toEqual([]);
      expect(await read({ limit: 3 })).toEqual([0, 1, 2]);
      expect(await read({ from: 0, to: 99, limit: 99 })).toHaveLength(10);
      expect(await read({ direction: 'backward' })).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
      expect(await read({ direction: 'backward', limit: 2 })).toEqual([9, 8]);
      expect(await read({ direction: 'backward', from: 5, to: 3 })).toEqual([5, 4, 3]);
      expect(await read({ direction: 'backward', from: 99, limit: 1 })).toEqual([9]);
      expect(await read({ direction: 'backward', from: 0 })).toEqual([0]);
      expect(await read({ direction: 'backward', to: 10 })).toEqual([]);
    });

    it('17. the log forward and backward, after, to, limit: exact at both ends and beyond', async () => {
      const log = await fresh();
      expect(await all(log.readAll())).toEqual([]);
      expect(await all(log.readAll({ direction: 'backward' }))).toEqual([]);
      expect(await log.head()).toBe(BEFORE_ALL);
      await log.append(startOf(aStream(), ...someEvents(4)));
      await log.append(startOf(aStream(), ...someEvents(4)));
      const positions = (await all(log.readAll())).map(({ position }) => position);
      const at = (n: number) => positions[n]!;
      const read = async (options: Parameters<typeof log.readAll>[0]) =>
        (await all(log.readAll(options))).map(({ position }) => positions.indexOf(position));
      expect(await log.head()).toBe(at(7));
      expect(await read({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(await read({ after: BEFORE_ALL, limit: 2 })).toEqual([0, 1]);
      expect(await read({ after: at(2), to: at(4) })).toEqual([3, 4]);
      expect(await read({ after: at(7) })).toEqual([]);
      expect(await read({ after: at(7) + 1000n })).toEqual([]);
      expect(await read({ to: BEFORE_ALL })).toEqual([]);
      expect(await read({ limit: 0 })).toEqual([]);
      expect(await read({ direction: 'backward' })).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
      expect(await read({ direction: 'backward', after: at(2) })).toEqual([1, 0]);
      expect(await read({ direction: 'backward', after: at(5), to: at(3) })).toEqual([4, 3]);
      expect(await read({ direction: 'backward', limit: 1 })).toEqual([7]);
      expect(await read({ direction: 'backward', after: at(0) })).toEqual([]);
      expect(await read({ direction: 'backward', after: BEFORE_ALL })).toEqual([]);
    });

    it('17. several streams up to a position: each in order, none beyond, missing ones give none', async () => {
      const [one, two] = [aStream(), aStream()];
      await store().append(startOf(one, ...someEvents(3)));
      await store().append(startOf(two, ...someEvents(700)));
      const { lastPosition } = await store().append({ stream: one, expected: 2, events: [anEvent()] });
      await store().append({ stream: one, expected: 3, events: [anEvent()] });
      const events = await all(store().readStreams([two, one, aStream(), two], lastPosition));
      const byStream = Map.groupBy(events, ({ stream }) => stream);
      expect(revisions(byStream.get(one)!)).toEqual([0, 1, 2, 3]);
      expect(revisions(byStream.get(two)!)).toEqual(Array.from({ length: 700 }, (_, n) => n));
      expect(byStream.size).toBe(2);
      expect(await all(store().readStreams([], lastPosition))).toEqual([]);
    });

    it('18. a stream of 100 000 events is read in bounded memory', async () => {
      const stream = aStream();
      const size = 1000;
      const filler = 'x'.repeat(200);
      for (let n = 0; n < 100; n++) {
        await store().append({
          stream,
          expected: n === 0 ? 'no-stream' : n * size - 1,
          events: Array.from({ length: size }, (_, i) => anEvent({ n: n * size + i, filler })),
        });
      }
      const before = heapInUse();
      let [count, most] = [0, 0];
      for await (const { revision } of store().readStream(stream)) {
        if (revision !== count++) throw new Error(`revision ${revision} came as number ${count}`);
        if (count % 20_000 === 0) most = Math.max(most, heapInUse() - before);
      }
      expect(count).toBe(100_000);
      expect(most).toBeLessThan(12 * 1024 * 1024);
    });

    it('18. leaving an iterator early holds nothing', async () => {
      const stream = aStream();
      await store().append(startOf(stream, ...someEvents(900)));
      for (let n = 0; n < 40; n++) {
        for await (const event of store().readStream(stream)) if (event.revision === n) break;
        for await (const event of store().readAll()) if (event) break;
      }
      const stop = new AbortController();
      for (let n = 0; n < 40; n++) {
        for await (const batch of store().subscribe({ after: BEFORE_ALL, signal: stop.signal }))
          if (batch) break;
      }
      expect(await store().append({ stream, expected: 899, events: [anEvent()] })).toMatchObject({
        lastRevision: 900,
      });
    });

    it('19. an append of 900 KiB comes back equal; one byte over is a typed error before anything is written', async () => {
      const stream = aStream();
      // Two bytes a letter: the limit counts UTF-8, metadata included.
      const half = `"${'é'.repeat(MAX_APPEND_BYTES / 4 - 2)}"`;
      const events = [anEvent(half), { ...anEvent(half), metadata: '"aa"' }];
      const left =
        MAX_APPEND_BYTES - events.reduce((sum, e) => sum + Buffer.byteLength(e.data + e.metadata), 0);
      const full = [events[0]!, { ...events[1]!, metadata: `"${'a'.repeat(left + 2)}"` }];
      const over = [full[0]!, { ...full[1]!, metadata: `"${'a'.repeat(left + 3)}"` }];
      const head = await store().head();
      const refused = store().append(startOf(stream, ...over));
      await expect(refused).rejects.toThrow(AppendTooLarge);
      await expect(refused).rejects.toMatchObject({ bytes: MAX_APPEND_BYTES + 1 });
      expect(await store().head()).toBe(head);
      await store().append(startOf(stream, ...full));
      const read = await all(store().readStream(stream));
      expect(
        read.every((event, n) => event.data === full[n]!.data && event.metadata === full[n]!.metadata),
      ).toBe(true);
    });

    it('20. canonical JSON comes back byte for byte', async () => {
      const values = [
        { b: 1, a: 2, '10': 3, '9': 4, __proto: 5 },
        [1e3, -0, 1e21, 1e-7, 0.1, 123456789.125],
        { big: '9007199254740993', cents: 123456 },
        'quote " backslash \\ slash / tab \t newline \n nul \u0000 bell \u0007 del \u007f',
        'accents é à ç œ, NFC \u00e9 and NFD e\u0301, emoji 👩🏽‍🚒🇫🇷, العربية עברית \u202e, \u2028\u2029\ufeff\uffff',
        { é: 1, 'e\u0301': 2, '😀': 3, '\ufb33': 4 },
        {},
        [],
        null,
      ];
      const stream = aStream();
      const events = values.map((value) => ({
        ...anEvent(canonicalJson(value)),
        metadata: canonicalJson(value),
      }));
      await store().append(startOf(stream, ...events));
      const read = await all(store().readStream(stream));
      expect(read.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
      expect(read.map(({ metadata }) => metadata)).toEqual(events.map(({ metadata }) => metadata));
      for (const { data } of read) expect(canonicalText(data)).toBe(data);
    });

    it('21. a missing stream is told from an empty range', async () => {
      const stream = aStream();
      await expect(all(store().readStream(stream))).rejects.toThrow(StreamNotFound);
      await expect(all(store().readStream(stream, { limit: 0 }))).rejects.toThrow(StreamNotFound);
      await store().append(startOf(stream, anEvent()));
      expect(await all(store().readStream(stream, { from: 1 }))).toEqual([]);
    });

    it('every field of an event comes back as it was given, with what the store adds', async () => {
      const stream = aStream();
      const event = { ...anEvent({ a: 1 }), type: 'toy.painted', version: 7, metadata: '{"b":2}' };
      const before = Date.now() - 60_000;
      const { lastPosition } = await store().append(startOf(stream, event));
      const [read] = await all(store().readStream(stream));
      expect(read).toEqual({
        ...event,
        stream,
        revision: 0,
        position: lastPosition,
        recordedAt: expect.any(Date) as Date,
      });
      expect(read!.recordedAt.getTime()).toBeGreaterThan(before);
      expect(idsOf(await all(store().readAll({ direction: 'backward', limit: 1 })))).toEqual([event.id]);
    });
  });
}
