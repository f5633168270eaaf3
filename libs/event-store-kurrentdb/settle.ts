import {
  ConflictingRetry,
  DuplicateEventId,
  EventStoreUnavailable,
  RevisionConflict,
  StreamNotFound,
  type Append,
  type Appended,
  type EventStoreError,
  type Position,
} from '#event-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Reader } from './reader.js';
import { readStream } from './stream-reading.js';

/** How long what the server counted in its refusal may take to be readable. */
const READABLE_WITHIN_MS = 3_000;

export const firstRevision = ({ expected }: Append): number => (expected === 'no-stream' ? 0 : expected + 1);

/** What the stream says of an append, ids before revisions, as every adapter. */
interface Standing {
  /** Last revision, null when there is no stream. */
  readonly end: number | null;
  readonly inPlace: number;
  readonly lastPosition: Position;
  /** An id of the append that stands elsewhere in the stream. */
  readonly elsewhere: string | null;
}

/**
 * What an append is that the server refused at its expectation: a repetition, another request under some of the same ids,
 * or a conflict. The server may refuse because of what cannot be read yet: it is waited for.
 */
export async function settle(
  reader: Reader,
  append: Append,
  refusedAt: number | null,
): Promise<Appended | EventStoreError> {
  const until = performance.now() + READABLE_WITHIN_MS;
  for (;;) {
    const standing = await standingOf(reader, append);
    const told = verdictOf(append, standing);
    if (told) return told;
    if ((standing.end ?? -1) >= (refusedAt ?? -1))
      return new RevisionConflict(append.stream, append.expected, standing.end);
    // What it saw may have been lost with its leader.
    if (performance.now() > until) return new EventStoreUnavailable('what the server counted cannot be read');
    await sleep(10);
  }
}

/** The verdict that the ids alone give; null when none of them is in the stream. */
export function verdictOf(append: Append, standing: Standing): Appended | EventStoreError | null {
  const { stream, events } = append;
  if (standing.inPlace === events.length) {
    const first = firstRevision(append);
    const { lastPosition } = standing;
    return { firstRevision: first, lastRevision: first + events.length - 1, lastPosition, repeated: true };
  }
  if (standing.inPlace > 0) return new ConflictingRetry(stream);
  return standing.elsewhere === null ? null : new DuplicateEventId(stream, standing.elsewhere);
}

export async function standingOf(reader: Reader, append: Append): Promise<Standing> {
  const first = firstRevision(append);
  const places = new Map(append.events.map(({ id }, index) => [id, first + index]));
  let [end, inPlace, lastPosition] = [null as number | null, 0, -1n];
  const elsewhere = new Set<string>();
  try {
    for await (const { id, revision, position } of readStream(reader, append.stream, {})) {
      end = revision;
      const place = places.get(id);
      if (place === undefined) continue;
      if (place !== revision) {
        elsewhere.add(id);
        continue;
      }
      inPlace++;
      lastPosition = position;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return {
    end,
    inPlace,
    lastPosition,
    elsewhere: append.events.find(({ id }) => elsewhere.has(id))?.id ?? null,
  };
}
