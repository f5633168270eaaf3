import { StreamNotFound, type Position, type ReadStreamOptions, type StoredEvent } from '#event-store';
import { NoSuchStream } from './gateway/server-errors.js';
import { pageSizes } from './page-sizes.js';
import { type Page, type Reader } from './reader.js';

/** Streams whose first page is being read while the one before is handed on. */
const AHEAD = 8;

/** A stream's events, page by page. @throws StreamNotFound, EventStoreUnavailable */
export async function* readStream(
  reader: Reader,
  stream: string,
  { direction = 'forward', from, to, limit = Infinity }: ReadStreamOptions,
): AsyncGenerator<StoredEvent> {
  const forward = direction === 'forward';
  const isBeyond = (revision: number) => to !== undefined && (forward ? revision > to : revision < to);
  let next: bigint | 'start' | 'end' = forward ? BigInt(Math.max(from ?? 0, 0)) : 'end';
  if (!forward && from !== undefined && from >= 0) next = BigInt(from);
  // Nothing is asked for, but a missing stream is told all the same.
  const nothing = limit <= 0 || (!forward && from !== undefined && from < 0);
  let left = limit;
  for (const size of pageSizes()) {
    const count = nothing ? 1 : Math.min(left, size);
    const page: Page = await pageOf(reader, stream, { direction, from: next, count });
    if (nothing) return;
    for (const { event } of page.found) {
      if (!event) continue;
      if (isBeyond(event.revision)) return;
      yield event;
      if (--left === 0) return;
    }
    const last = page.found.at(-1);
    if (page.last || !last || (!forward && last.revision === 0)) return;
    next = BigInt(last.revision + (forward ? 1 : -1));
  }
}

async function pageOf(
  reader: Reader,
  stream: string,
  read: Parameters<Reader['streamPage']>[1],
): Promise<Page> {
  try {
    return await reader.streamPage(stream, read);
  } catch (error) {
    if (error instanceof NoSuchStream) throw new StreamNotFound(stream);
    throw error;
  }
}

/** The events of several streams up to a position, stream after stream; a few are begun ahead. */
export async function* readStreams(
  reader: Reader,
  streams: readonly string[],
  upTo: Position,
): AsyncGenerator<StoredEvent> {
  const names = [...new Set(streams)].sort();
  const ahead: { readonly readings: AsyncGenerator<StoredEvent>; readonly first: Promise<First> }[] = [];
  for (let n = 0; n < names.length; n++) {
    while (ahead.length < AHEAD && n + ahead.length < names.length) {
      const readings = readStream(reader, names[n + ahead.length]!, {});
      const first = readings.next().catch((error: unknown) => ({ error }));
      ahead.push({ readings, first });
    }
    const { readings, first } = ahead.shift()!;
    const begun = await first;
    if ('error' in begun) {
      if (begun.error instanceof StreamNotFound) continue;
      throw begun.error;
    }
    if (begun.done || begun.value.position > upTo) continue;
    yield begun.value;
    for await (const event of readings) {
      if (event.position > upTo) break;
      yield event;
    }
  }
}

type First = IteratorResult<StoredEvent> | { readonly error: unknown };
