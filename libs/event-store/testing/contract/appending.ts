import {
  BEFORE_ALL,
  InvalidAppend,
  MAX_APPEND_BYTES,
  RevisionConflict,
  StreamNotFound,
} from '../../event-store.js';
import { aStream, all, anEvent, dataOf, idsOf, someEvents, startOf, type Examined } from './subject.js';

/** A. Append and concurrency. */
export function describeAppending({ store, fresh }: Examined): void {
  describe('A. appending', () => {
    it('1. to no stream gives revisions from 0 and positions', async () => {
      const stream = aStream();
      const before = await store().head();
      const answer = await store().append(startOf(stream, ...someEvents(3)));
      expect(answer).toMatchObject({ firstRevision: 0, lastRevision: 2, repeated: false });
      const events = await all(store().readStream(stream));
      expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
      expect(events.at(-1)!.position).toBe(answer.lastPosition);
      expect(answer.lastPosition).toBe(await store().head());
      expect(answer.lastPosition > before).toBe(true);
      if (store().capabilities.densePositions) {
        expect(events.map(({ position }) => position)).toEqual([before + 1n, before + 2n, before + 3n]);
      }
    });

    it('2. to an existing stream as if there were none is a conflict with the actual revision, and nothing is written', async () => {
      const stream = aStream();
      await store().append(startOf(stream, ...someEvents(2)));
      const head = await store().head();
      const refused = store().append(startOf(stream, anEvent()));
      await expect(refused).rejects.toThrow(RevisionConflict);
      await expect(refused).rejects.toMatchObject({ stream, expected: 'no-stream', actual: 1 });
      expect(await store().head()).toBe(head);
    });

    it('3. to no stream at a revision is a conflict, and nothing is written', async () => {
      const stream = aStream();
      const refused = store().append({ stream, expected: 0, events: [anEvent()] });
      await expect(refused).rejects.toMatchObject({ name: 'RevisionConflict', expected: 0, actual: null });
      await expect(all(store().readStream(stream))).rejects.toThrow(StreamNotFound);
    });

    it('4. at revision n: n appends, n − 1 and n + 1 are refused', async () => {
      const stream = aStream();
      await store().append(startOf(stream, ...someEvents(3)));
      for (const expected of [1, 3]) {
        const refused = store().append({ stream, expected, events: [anEvent()] });
        await expect(refused).rejects.toMatchObject({ name: 'RevisionConflict', expected, actual: 2 });
      }
      expect(await store().append({ stream, expected: 2, events: [anEvent()] })).toMatchObject({
        lastRevision: 3,
      });
    });

    it.each(['new', 'existing'])(
      '5. by twenty racers to a %s stream: one wins, nineteen get the typed conflict',
      async (kind) => {
        const stream = aStream();
        if (kind === 'existing') await store().append(startOf(stream, anEvent({ racer: 'none' })));
        const expected = kind === 'existing' ? 0 : 'no-stream';
        const races = await Promise.allSettled(
          Array.from({ length: 20 }, (_, racer) =>
            store().append({ stream, expected, events: [anEvent({ racer })] }),
          ),
        );
        const winner = races.findIndex(({ status }) => status === 'fulfilled');
        const losers = races.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
        expect(losers).toHaveLength(19);
        for (const { reason } of losers) expect(reason).toBeInstanceOf(RevisionConflict);
        expect(dataOf(await all(store().readStream(stream))).at(-1)).toEqual({ racer: winner });
      },
    );

    it('6. an append with an invalid event leaves nothing and consumes no position', async () => {
      const head = await store().head();
      const stream = aStream();
      for (const invalid of [
        { ...anEvent(), id: 'not-a-uuid' },
        { ...anEvent(), id: anEvent().id.toUpperCase() },
        { ...anEvent(), data: '"\ud800"' },
        { ...anEvent(), metadata: '"\0"' },
        { ...anEvent(), version: 0 },
        { ...anEvent(), type: 'x'.repeat(201) },
      ]) {
        await expect(store().append(startOf(stream, anEvent(), invalid))).rejects.toThrow(InvalidAppend);
      }
      await expect(store().append(startOf('x'.repeat(201), anEvent()))).rejects.toThrow(InvalidAppend);
      await expect(store().append({ stream, expected: -1, events: [anEvent()] })).rejects.toThrow(
        InvalidAppend,
      );
      await expect(all(store().readStream(stream))).rejects.toThrow(StreamNotFound);
      const next = await store().append(startOf(stream, anEvent()));
      if (store().capabilities.densePositions) expect(next.lastPosition).toBe(head + 1n);
    });

    it('6. an append is seen whole or not at all by readers of the stream and of the log', async () => {
      const stream = aStream();
      const before = await store().head();
      const size = 40;
      let writing = true;
      const partial: number[] = [];
      await store().append(startOf(stream, ...someEvents(size)));
      const look = async (events: () => AsyncIterable<unknown>) => {
        while (writing) {
          const seen = (await all(events())).length;
          if (seen % size !== 0) partial.push(seen);
        }
      };
      const readers = [
        look(() => store().readStream(stream)),
        look(() => store().readAll({ after: before })),
        look(() => store().readStream(stream, { direction: 'backward' })),
      ];
      for (let n = 1; n < 20; n++) {
        await store().append({ stream, expected: n * size - 1, events: someEvents(size) });
      }
      writing = false;
      await Promise.all(readers);
      expect(partial).toEqual([]);
    });

    it('7. an empty append is no conflict: it writes nothing and answers where the stream ends', async () => {
      const stream = aStream();
      const none = await store().append(startOf(stream));
      expect(none).toEqual({ firstRevision: 0, lastRevision: -1, lastPosition: BEFORE_ALL, repeated: false });
      await expect(all(store().readStream(stream))).rejects.toThrow(StreamNotFound);
      const { lastPosition } = await store().append(startOf(stream, ...someEvents(2)));
      const ended = { firstRevision: 2, lastRevision: 1, lastPosition, repeated: false };
      for (const expected of ['no-stream', 0, 1, 7] as const) {
        expect(await store().append({ stream, expected, events: [] })).toEqual(ended);
      }
    });

    it('8. a group gives each append its own verdict, and none changes another’s', async () => {
      const [existing, repeated, twice, other, fine] = [
        aStream(),
        aStream(),
        aStream(),
        aStream(),
        aStream(),
      ];
      const first = [anEvent({ first: 1 }), anEvent({ first: 2 })];
      await store().append(startOf(existing, anEvent()));
      const original = await store().append(startOf(repeated, ...first));
      const shared = anEvent({ shared: true });
      const sharedIdRefused = store().capabilities.uniqueEventIds;
      const answers = await store().appendGroup([
        startOf(existing, anEvent()),
        startOf(repeated, ...first),
        startOf(aStream(), anEvent('x'.repeat(MAX_APPEND_BYTES + 1))),
        startOf(twice, shared, shared),
        startOf(twice, anEvent({ n: 0 })),
        { stream: twice, expected: 0, events: [anEvent({ n: 1 })] },
        { stream: twice, expected: 0, events: [anEvent({ n: 'late' })] },
        startOf(fine, shared),
        startOf(other, shared),
        { stream: repeated, expected: 'no-stream', events: [first[0]!, anEvent()] },
        startOf(aStream(), { ...anEvent(), id: 'not-a-uuid' }),
        startOf(other),
      ]);
      expect(answers.map((answer) => ('repeated' in answer ? answer : answer.name))).toEqual([
        'RevisionConflict',
        { ...original, repeated: true },
        'AppendTooLarge',
        'DuplicateEventId',
        expect.objectContaining({ lastRevision: 0, repeated: false }),
        expect.objectContaining({ lastRevision: 1, repeated: false }),
        'RevisionConflict',
        expect.objectContaining({ lastRevision: 0, repeated: false }),
        sharedIdRefused ? 'DuplicateEventId' : expect.objectContaining({ lastRevision: 0, repeated: false }),
        'ConflictingRetry',
        'InvalidAppend',
        expect.objectContaining({ lastRevision: sharedIdRefused ? -1 : 0, repeated: false }),
      ]);
      expect(dataOf(await all(store().readStream(twice)))).toEqual([{ n: 0 }, { n: 1 }]);
      expect(await all(store().readStream(existing))).toHaveLength(1);
      expect(idsOf(await all(store().readStream(fine)))).toEqual([shared.id]);
    });

    it('8. appends called at the same time answer as if each were alone', async () => {
      const log = await fresh();
      const taken = aStream();
      await log.append(startOf(taken, anEvent()));
      const answers = await Promise.allSettled(
        Array.from({ length: 60 }, (_, n) =>
          log.append(startOf(n % 3 === 0 ? taken : aStream(), ...someEvents(n % 4))),
        ),
      );
      answers.forEach((answer, n) => {
        expect(answer.status).toBe(n % 3 === 0 && n % 4 !== 0 ? 'rejected' : 'fulfilled');
      });
      const log2 = await all(log.readAll());
      expect(log2).toHaveLength(
        1 + answers.reduce((sum, { status }, n) => sum + (status === 'fulfilled' ? n % 4 : 0), 0),
      );
    });

    it('9. a stale expectation is refused, not taken for any', async () => {
      const stream = aStream();
      await store().append(startOf(stream, ...someEvents(5)));
      await expect(store().append({ stream, expected: 0, events: [anEvent()] })).rejects.toThrow(
        RevisionConflict,
      );
      expect(await all(store().readStream(stream))).toHaveLength(5);
    });
  });
}
