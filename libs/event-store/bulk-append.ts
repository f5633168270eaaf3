import {
  BEFORE_ALL,
  EventStoreError,
  type Append,
  type AppendGroupOptions,
  type EventStore,
  type Position,
} from './event-store.js';

/** A group is written at once: bounded, so that neither memory nor the time for which it holds the log grows. */
const GROUP_EVENTS = 2_000;
const GROUP_APPENDS = 500;
const GROUP_BYTES = 4 * 1024 * 1024;

/** How far a bulk append has come. */
export interface BulkProgress {
  /** Events that stand in the log: written now, or found there from an earlier run. */
  readonly events: number;
  /** Among them, those that an earlier run had written. */
  readonly repeated: number;
  /** Bytes of their data and metadata, as UTF-16 counts them: an estimate where a text is not ASCII. */
  readonly bytes: number;
  /** Highest position reached. */
  readonly lastPosition: Position;
}

export interface BulkOptions extends AppendGroupOptions {
  /** Told after each group. */
  readonly onProgress?: (progress: BulkProgress) => void;
}

/**
 * Appends in bulk, in the order given: the store's own append in bounded groups, at most one append a stream in each. The
 * next group is drawn from `appends` while one is being written, and no further. The ids make it resumable: run again
 * with the same appends after whatever interruption, what stands already is passed over.
 * @throws the first append's fault, of the store; what was drawn before it may be written
 */
export async function bulkAppend(
  store: EventStore,
  appends: AsyncIterable<Append> | Iterable<Append>,
  { loading = false, onProgress }: BulkOptions = {},
): Promise<BulkProgress> {
  let progress: BulkProgress = { events: 0, repeated: 0, bytes: 0, lastPosition: BEFORE_ALL };
  const write = async (group: readonly Append[]): Promise<void> => {
    const answers = await store.appendGroup(group, { loading });
    let { events, repeated, bytes, lastPosition } = progress;
    answers.forEach((answer, index) => {
      if (answer instanceof EventStoreError) throw answer;
      const { events: own } = group[index]!;
      events += own.length;
      if (answer.repeated) repeated += own.length;
      bytes += sizeOf(group[index]!);
      if (answer.lastPosition > lastPosition) lastPosition = answer.lastPosition;
    });
    progress = { events, repeated, bytes, lastPosition };
    onProgress?.(progress);
  };
  let writing = Promise.resolve();
  for await (const group of inGroups(appends)) {
    await writing;
    writing = write(group);
    // Its failure is met at the next turn: until then nobody has forgotten it.
    writing.catch(() => {});
  }
  await writing;
  return progress;
}

async function* inGroups(appends: AsyncIterable<Append> | Iterable<Append>): AsyncGenerator<Append[]> {
  let group: Append[] = [];
  let streams = new Set<string>();
  let events = 0;
  let bytes = 0;
  for await (const append of appends) {
    const size = sizeOf(append);
    const full =
      group.length >= GROUP_APPENDS ||
      events + append.events.length > GROUP_EVENTS ||
      bytes + size > GROUP_BYTES ||
      streams.has(append.stream);
    if (full && group.length > 0) {
      yield group;
      [group, streams, events, bytes] = [[], new Set(), 0, 0];
    }
    group.push(append);
    streams.add(append.stream);
    events += append.events.length;
    bytes += size;
  }
  if (group.length > 0) yield group;
}

const sizeOf = ({ events }: Append): number =>
  events.reduce((bytes, { data, metadata }) => bytes + data.length + metadata.length, 0);
