import { randomUUID } from 'node:crypto';
import { type Append, type Appended } from '#event-store';
import fc from 'fast-check';
import { AppendQueue } from './append-queue.js';

const answer: Appended = { firstRevision: 0, lastRevision: 0, lastPosition: 0n, repeated: false };

const append = (stream: string, size: number, ids: readonly string[] = []): Append => ({
  stream,
  expected: 'no-stream',
  events: Array.from({ length: size }, (_, n) => ({
    ...{ id: ids[n] ?? randomUUID(), type: 't', version: 1, data: '{}', metadata: '{}' },
  })),
});

/** A queue whose writer notes the groups it was given. */
function queueNoting() {
  const groups: (readonly Append[])[] = [];
  const queue = new AppendQueue(async (group) => {
    groups.push(group);
    await Promise.resolve();
    return group.map(() => answer);
  });
  return { groups, submitAll: (appends: Append[]) => Promise.all(appends.map((one) => queue.submit(one))) };
}

describe('the queue of appends', () => {
  it('lets those that arrive together travel together, and those that come meanwhile in the next group', async () => {
    const { groups, submitAll } = queueNoting();
    const first = submitAll([append('a', 1), append('b', 1)]);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.all([first, submitAll([append('c', 1), append('d', 1)])]);
    expect(groups.map((group) => group.map(({ stream }) => stream))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('answers every append, each group bounded, without a stream or an id twice, in order within a stream', async () => {
    const someIds = Array.from({ length: 4 }, () => randomUUID());
    const anyAppend = fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(0, 1, 3, 900), fc.subarray(someIds))
      .map(([stream, size, ids]) => append(stream, size, ids));
    await fc.assert(
      fc.asyncProperty(fc.array(anyAppend, { maxLength: 40 }), async (appends) => {
        const { groups, submitAll } = queueNoting();
        expect(await submitAll(appends)).toHaveLength(appends.length);
        for (const group of groups) {
          const ids = group.flatMap(({ events }) => events.map(({ id }) => id));
          expect(new Set(ids).size).toBe(ids.length);
          expect(new Set(group.map(({ stream }) => stream)).size).toBe(group.length);
          if (group.length > 1) expect(ids.length).toBeLessThanOrEqual(2_000);
        }
        const of = (list: readonly Append[], stream: string) => list.filter((one) => one.stream === stream);
        for (const stream of ['a', 'b', 'c', 'd', 'e']) {
          expect(of(groups.flat(), stream)).toEqual(of(appends, stream));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('with two lanes, never lets two groups on their way share a stream or an id, and keeps the order within a stream', async () => {
    const someIds = Array.from({ length: 4 }, () => randomUUID());
    const anyAppend = fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.subarray(someIds), fc.nat(2))
      .map(([stream, ids, turns]) => ({ append: append(stream, Math.max(1, ids.length), ids), turns }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAppend, { maxLength: 40 }),
        fc.scheduler(),
        async (submitted, scheduler) => {
          const begun: Append[] = [];
          const onTheirWay = new Set<readonly Append[]>();
          let most = 0;
          const queue = new AppendQueue(
            async (group) => {
              const names = [...onTheirWay, group].map((one) => ({
                streams: one.map(({ stream }) => stream),
                ids: one.flatMap(({ events }) => events.map(({ id }) => id)),
              }));
              for (const kind of ['streams', 'ids'] as const) {
                const all = names.flatMap((one) => one[kind]);
                expect(new Set(all).size).toBe(all.length);
              }
              begun.push(...group);
              onTheirWay.add(group);
              most = Math.max(most, onTheirWay.size);
              await scheduler.schedule(Promise.resolve());
              onTheirWay.delete(group);
              return group.map(() => answer);
            },
            { lanes: 2 },
          );
          const answers: Promise<unknown>[] = [];
          for (const { append: one, turns } of submitted) {
            answers.push(queue.submit(one));
            for (let turn = 0; turn < turns; turn++) await Promise.resolve();
          }
          await scheduler.waitFor(Promise.all(answers));
          expect(most).toBeLessThanOrEqual(2);
          for (const stream of ['a', 'b', 'c', 'd', 'e']) {
            const of = (list: readonly Append[]) => list.filter((one) => one.stream === stream);
            expect(of(begun)).toEqual(of(submitted.map((one) => one.append)));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps the order within a stream when more are waiting than it looks through at once', async () => {
    const { groups, submitAll } = queueNoting();
    const appends = Array.from({ length: 1_200 }, (_, n) => append(n % 3 === 0 ? 'a' : 'b', 1));
    await submitAll(appends);
    for (const name of ['a', 'b']) {
      const of = (list: readonly Append[]) => list.filter(({ stream }) => stream === name);
      expect(of(groups.flat()).every((one, n) => one === of(appends)[n])).toBe(true);
    }
  });
});
