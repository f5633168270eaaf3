import { ConflictingRetry, DuplicateEventId } from '../../event-store.js';
import { aStream, all, anEvent, idsOf, someEvents, startOf, type Examined } from './subject.js';

/** B. Idempotence. */
export function describeIdempotence({ store }: Examined): void {
  describe('B. an append sent again', () => {
    it('10. gets its first result and writes nothing, also after later appends', async () => {
      const stream = aStream();
      const start = startOf(stream, ...someEvents(3));
      const more = { stream, expected: 2, events: someEvents(2) };
      const first = await store().append(start);
      const second = await store().append(more);
      await store().append({ stream, expected: 4, events: [anEvent()] });
      const head = await store().head();
      expect(await store().append(start)).toEqual({ ...first, repeated: true });
      expect(await store().append(more)).toEqual({ ...second, repeated: true });
      expect(await store().head()).toBe(head);
    });

    it('10. at the same time as the first writes once, and both get the same place', async () => {
      const append = startOf(aStream(), ...someEvents(3));
      const answers = await Promise.all(Array.from({ length: 8 }, () => store().append(append)));
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(answers.map(({ lastPosition }) => lastPosition)).size).toBe(1);
      expect(await all(store().readStream(append.stream))).toHaveLength(3);
    });

    it('11. with the first id but another later one is a conflicting retry, and writes nothing', async () => {
      const stream = aStream();
      const [one, two] = [anEvent(), anEvent()];
      await store().append(startOf(stream, one, two));
      for (const events of [
        [one, anEvent()],
        [anEvent(), two],
        [one, two, anEvent()],
      ]) {
        await expect(store().append(startOf(stream, ...events))).rejects.toThrow(ConflictingRetry);
      }
      expect(idsOf(await all(store().readStream(stream)))).toEqual([one.id, two.id]);
    });

    it('11. with an id that stands elsewhere in the stream is a typed duplicate, at whatever expectation is looked at', async () => {
      const stream = aStream();
      const [one, two] = [anEvent(), anEvent()];
      await store().append(startOf(stream, one, two));
      const whereTheStreamEnds = [
        [1, one],
        [1, two],
      ] as const;
      for (const [expected, event] of [
        ...(store().capabilities.uniqueEventIds ? whereTheStreamEnds : []),
        ['no-stream', two],
        [0, one],
        [9, one],
      ] as const) {
        const refused = store().append({ stream, expected, events: [anEvent(), event] });
        if (expected === 'no-stream') await expect(refused).rejects.toThrow(ConflictingRetry);
        else await expect(refused).rejects.toMatchObject({ name: 'DuplicateEventId', eventId: event.id });
      }
      expect(await all(store().readStream(stream))).toHaveLength(2);
    });

    it('12. with an id twice in one batch is a typed duplicate', async () => {
      const event = anEvent();
      const refused = store().append(startOf(aStream(), event, anEvent(), event));
      await expect(refused).rejects.toThrow(DuplicateEventId);
      await expect(refused).rejects.toMatchObject({ eventId: event.id });
    });
  });
}
