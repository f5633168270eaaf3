import { BEFORE_ALL, type Position, type ReadAllOptions, type StoredEvent } from '#event-store';
import { type Read } from './gateway/kurrent-client.js';
import { NoSuchPosition } from './gateway/server-errors.js';
import { pageSizes } from './page-sizes.js';
import { type Page, type Reader } from './reader.js';

/** Of the search for a place. */
const PAGE = 1_000;

/** Our events of the whole log, page by page; others' are passed over. @throws EventStoreUnavailable */
export function readAll(reader: Reader, options: ReadAllOptions): AsyncGenerator<StoredEvent> {
  return options.direction === 'backward' ? readBackward(reader, options) : readForward(reader, options);
}

async function* readForward(
  reader: Reader,
  { after = BEFORE_ALL, to, limit = Infinity }: ReadAllOptions,
): AsyncGenerator<StoredEvent> {
  if (limit <= 0 || (to !== undefined && to <= after)) return;
  let left = limit;
  let passed = after;
  const sizes = pageSizes();
  const count = () => Math.min(left + 1, sizes.next().value);
  let page = await pageAfter(reader, after, count());
  for (;;) {
    for (const { position, event } of page.found) {
      if (to !== undefined && position > to) return;
      // A page begins with the event that the one before ended with.
      if (position <= passed) continue;
      passed = position;
      if (!event) continue;
      yield event;
      if (--left === 0) return;
    }
    if (page.last) return;
    page = await reader.logPage({ direction: 'forward', from: passed, count: count() });
  }
}

async function* readBackward(
  reader: Reader,
  { after, to, limit = Infinity }: ReadAllOptions,
): AsyncGenerator<StoredEvent> {
  if (limit <= 0 || (after !== undefined && after <= (to ?? 0n))) return;
  let left = limit;
  const sizes = pageSizes();
  const count = () => Math.min(left + 1, sizes.next().value);
  let page = await pageBefore(reader, after, count());
  for (;;) {
    for (const { position, event } of page.found) {
      if (to !== undefined && position < to) return;
      if (!event || (after !== undefined && position >= after)) continue;
      yield event;
      if (--left === 0) return;
    }
    if (page.last) return;
    page = await reader.logPage({
      direction: 'backward',
      from: page.found.at(-1)!.position,
      count: count(),
    });
  }
}

/** The first page after a position, which need be that of no event. */
async function pageAfter(reader: Reader, after: Position, size: number): Promise<Page> {
  try {
    return await reader.logPage(forwardFrom(after < 0n ? 'start' : after, size));
  } catch (error) {
    if (!(error instanceof NoSuchPosition)) throw error;
    return reader.logPage(forwardFrom(await lastPlaceUpTo(reader, after), size));
  }
}

const forwardFrom = (from: Position | 'start', size: number): Read => ({
  direction: 'forward',
  from,
  count: size,
});

async function pageBefore(reader: Reader, after: Position | undefined, size: number): Promise<Page> {
  const backwardFrom = (from: Position | 'end') =>
    reader.logPage({ direction: 'backward', from, count: size });
  if (after === undefined) return backwardFrom('end');
  try {
    return await backwardFrom(after);
  } catch (error) {
    if (!(error instanceof NoSuchPosition)) throw error;
    return backwardFrom('end');
  }
}

/**
 * The place of the last event, anybody's, at or before a position: the server reads and subscribes only from such
 * places. It is looked for from the log's end, which no more is read of than a reader from there on will read.
 */
export async function lastPlaceUpTo(reader: Reader, position: Position): Promise<Position | 'start'> {
  if (position < 0n) return 'start';
  let page = await reader.logPage({ direction: 'backward', from: 'end', count: 1 });
  const end = page.found.at(0)?.position;
  if (end === undefined) return 'start';
  if (end <= position) return end;
  if (await isPlace(reader, position)) return position;
  for (let from: Position = end; ; from = page.found.at(-1)!.position) {
    page = await reader.logPage({ direction: 'backward', from, count: PAGE });
    const place = page.found.find((found) => found.position <= position);
    if (place) return place.position;
    if (page.last) return 'start';
  }
}

async function isPlace(reader: Reader, position: Position): Promise<boolean> {
  try {
    await reader.logPage({ direction: 'forward', from: position, count: 1 });
    return true;
  } catch (error) {
    if (error instanceof NoSuchPosition) return false;
    throw error;
  }
}
