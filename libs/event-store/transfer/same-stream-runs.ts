import { MAX_APPEND_BYTES, type Append, type EventData, type StoredEvent } from '../event-store.js';
import { bearingItsTime } from './canonical-envelope.js';

const MOST_EVENTS = 500;

const sizeOf = ({ data, metadata }: EventData): number =>
  Buffer.byteLength(data) + Buffer.byteLength(metadata);

/** A log as appends that write it again: events of one stream that follow one another travel together. */
export async function* sameStreamRuns(log: AsyncIterable<StoredEvent>): AsyncGenerator<Append> {
  let run: { stream: string; first: number; events: EventData[]; bytes: number } | null = null;
  const appendOf = ({ stream, first, events }: NonNullable<typeof run>): Append => ({
    stream,
    expected: first === 0 ? 'no-stream' : first - 1,
    events,
  });
  for await (const stored of log) {
    const event = bearingItsTime(stored);
    const bytes = sizeOf(event);
    const isFull = run && (run.events.length === MOST_EVENTS || run.bytes + bytes > MAX_APPEND_BYTES);
    if (run && (run.stream !== stored.stream || isFull)) {
      yield appendOf(run);
      run = null;
    }
    run ??= { stream: stored.stream, first: stored.revision, events: [], bytes: 0 };
    run.events.push(event);
    run.bytes += bytes;
  }
  if (run) yield appendOf(run);
}
