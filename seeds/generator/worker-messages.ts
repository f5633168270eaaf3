import { type Append, type EventData } from '#event-store';
import { type Generation } from './histories.js';
import { type Recorder } from './recorder.js';

/** What a worker is started with. */
export interface WorkerTask {
  readonly generation: Generation;
  readonly recorder: Recorder;
  readonly masterKey: Uint8Array;
}

/** The key of a text on its way between threads; `wrapped` in base64. */
export interface SentKey {
  readonly keyId: string;
  readonly eventId: string;
  readonly wrapped: string;
}

/** To a worker: a batch is asked for; the keys of a request to keep some, as they stand. */
export type Asked =
  | { readonly make: number }
  | { readonly request: number; readonly standing: readonly Omit<SentKey, 'eventId'>[] };

/** From a worker: a batch is made; keys are to be kept before the next. */
export type Told =
  | { readonly made: number; readonly packed: Packed }
  | { readonly request: number; readonly keep: readonly SentKey[] };

/** Appends to new streams, field by field: threads copy a few long lists in half the time of as many objects. */
export interface Packed {
  readonly streams: readonly string[];
  readonly sizes: readonly number[];
  readonly ids: readonly string[];
  readonly types: readonly string[];
  readonly versions: readonly number[];
  readonly data: readonly string[];
  readonly metadata: readonly string[];
}

export function packed(appends: readonly Append[]): Packed {
  const events = appends.flatMap(({ events }) => events);
  return {
    streams: appends.map(({ stream }) => stream),
    sizes: appends.map(({ events }) => events.length),
    ids: events.map(({ id }) => id),
    types: events.map(({ type }) => type),
    versions: events.map(({ version }) => version),
    data: events.map(({ data }) => data),
    metadata: events.map(({ metadata }) => metadata),
  };
}

export function unpacked({ streams, sizes, ids, types, versions, data, metadata }: Packed): Append[] {
  let next = 0;
  const event = (): EventData => {
    const place = next++;
    const [id, type, version] = [ids[place]!, types[place]!, versions[place]!];
    return { id, type, version, data: data[place]!, metadata: metadata[place]! };
  };
  return streams.map((stream, place) => ({
    stream,
    expected: 'no-stream',
    events: Array.from({ length: sizes[place]! }, event),
  }));
}
