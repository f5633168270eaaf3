import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type StoredEvent } from '#event-store';
import { EventPartitions, streamsOf } from './event-partitions.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-partitions-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Any text but NUL, which stands in no stored event: canonical JSON escapes it. What separates fields and lines comes often. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '0')),
  fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'n', 't') }),
);

/** A log of a few streams, in whatever order they were written to. */
const log = fc
  .tuple(
    fc.uniqueArray(text, { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(), text, text, text), { maxLength: 80 }),
  )
  .map(([streams, written]) => {
    const ends = new Map<string, number>();
    return written.map(([which, type, data, metadata], position): StoredEvent => {
      const stream = streams[which % streams.length]!;
      const revision = (ends.get(stream) ?? -1) + 1;
      ends.set(stream, revision);
      return {
        ...{ stream, revision, type, data, metadata },
        id: randomUUID(),
        version: 1 + (which % 3),
        position: BigInt(position) * 1_000n,
        recordedAt: new Date(1_600_000_000_000 + position),
      };
    });
  });

async function putAside(
  events: readonly StoredEvent[],
  partitions: number,
  bufferedAtMost: number,
): Promise<{ readonly come: StoredEvent[][]; readonly named: string[] }> {
  const aside = await EventPartitions.create(partitions, folder, bufferedAtMost);
  try {
    for (const event of events) await aside.add(event);
    const named = await readdir(folder);
    const come: StoredEvent[][] = [];
    for await (const partition of aside.partitions())
      for (const stream of streamsOf(partition)) come.push([...stream]);
    return { come, named };
  } finally {
    await aside.close();
  }
}

const byStream = (streams: readonly (readonly StoredEvent[])[]): StoredEvent[][] =>
  streams.map((events) => [...events]).sort(([a], [b]) => (a!.stream < b!.stream ? -1 : 1));

describe('Whatever events in whatever order, put aside by stream', () => {
  it('each stream comes whole, in order, once, whether it waits in memory, in files, or partly in both', async () => {
    await fc.assert(
      fc.asyncProperty(
        log,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(0, 200, 1_000, 1_000_000),
        async (events, partitions, bufferedAtMost) => {
          const { come, named } = await putAside(events, partitions, bufferedAtMost);
          const expected = [...Map.groupBy(events, ({ stream }) => stream).values()];
          expect(byStream(come)).toEqual(byStream(expected));
          // What a process leaves behind that is killed now.
          expect(named).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
