import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Append, type EventData, type TextKey } from '#event-store';

/** One stored event of every shape that there ever was, in streams that can be told: lines are added, never edited. */
export const OLD_LOG = join(import.meta.dirname, '..', 'old-log.jsonl');

/** An event as the codec stored it, bearing when; with the keys of its texts. */
export interface OldEvent extends EventData {
  readonly stream: string;
  readonly keys: readonly { readonly keyId: string; readonly wrapped: string }[];
}

export const oldEvents = (): OldEvent[] =>
  readFileSync(OLD_LOG, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OldEvent);

/** As it is loaded: event by event, in order. */
export function oldAppends(): Append[] {
  const revisions = new Map<string, number>();
  return oldEvents().map(({ stream, keys: _, ...event }) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return { stream, expected: revision === 0 ? 'no-stream' : revision - 1, events: [event] };
  });
}

export const oldKeys = (): (TextKey & { readonly eventId: string })[] =>
  oldEvents().flatMap(({ id, keys }) =>
    keys.map(({ keyId, wrapped }) => ({ keyId, eventId: id, wrapped: Buffer.from(wrapped, 'base64') })),
  );
