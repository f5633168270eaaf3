import { Buffer } from 'node:buffer';

/** An event as the double keeps it: what the client sent, and where it stands. */
export interface KeptEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Ticks of 100 ns since 1970, as the server prints them. */
  readonly created: string;
}

export type Sent = Pick<KeptEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expected = 'any' | 'no-stream' | 'stream-exists' | number;

export type AppendAnswer =
  | { readonly verdict: 'written'; readonly revision: number; readonly position: bigint }
  | { readonly verdict: 'wrong-revision'; readonly actual: number | null }
  | { readonly verdict: 'tombstoned' }
  | { readonly verdict: 'too-large' };

/** The server's default limit for one append. */
export const MAX_APPEND_SIZE = 1024 * 1024;

/**
 * The log of the double. Observed: positions have holes of a record's size, each event of an append has its own, and
 * commit and prepare position are the same; the log begins with events of the server's own.
 */
export class DoubleLog {
  readonly events: KeptEvent[] = [];
  private readonly streams = new Map<string, KeptEvent[]>();
  private readonly tombstoned = new Set<string>();
  private readonly watchers = new Set<() => void>();
  private nextPosition = 548n;

  /** @param clock milliseconds since 1970: `created` follows it back when it goes back. */
  constructor(public clock: () => number = Date.now) {
    this.write('$$$scavenges', [
      {
        id: crypto.randomUUID(),
        type: '$metadata',
        contentType: 'application/json',
        data: JSON_EMPTY,
        metadata: NOTHING,
      },
    ]);
  }

  stream(name: string): readonly KeptEvent[] | 'tombstoned' | null {
    if (this.tombstoned.has(name)) return 'tombstoned';
    return this.streams.get(name) ?? null;
  }

  get end(): bigint {
    return this.events.at(-1)!.position;
  }

  append(stream: string, expected: Expected, sent: readonly Sent[]): AppendAnswer {
    if (this.tombstoned.has(stream)) return { verdict: 'tombstoned' };
    const size = sent.reduce(
      (sum, { data, metadata, type }) => sum + data.length + metadata.length + 2 * type.length,
      0,
    );
    if (size > MAX_APPEND_SIZE) return { verdict: 'too-large' };
    const standing = this.streams.get(stream) ?? [];
    const end = standing.length - 1;
    const first = expected === 'no-stream' ? 0 : typeof expected === 'number' ? expected + 1 : end + 1;
    if (sent.length === 0) return { verdict: 'written', revision: 0, position: this.nextPosition };
    if (first !== end + 1 || (expected === 'stream-exists' && end < 0)) {
      // Observed: the same ids at their place are answered as at first; other data there is dropped, and not said.
      const repeated = sent.every(({ id }, n) => standing[first + n]?.id === id);
      if (!repeated) return { verdict: 'wrong-revision', actual: end < 0 ? null : end };
      const last = standing[first + sent.length - 1]!;
      return { verdict: 'written', revision: last.revision, position: last.position };
    }
    // Observed: an id twice in one append, or elsewhere in the stream, is stored again.
    const { revision, position } = this.write(stream, sent);
    return { verdict: 'written', revision, position };
  }

  /** Deletes for good, as only an administrator does. */
  tombstone(stream: string): void {
    this.tombstoned.add(stream);
  }

  /** Forgets everything from a position on, as a restored older copy would. */
  restoreTo(position: bigint): void {
    this.events.splice(this.events.findIndex((event) => event.position >= position));
    this.streams.clear();
    for (const event of this.events) this.streamOf(event.stream).push(event);
    this.nextPosition = this.end + 131n;
  }

  /** Told of each append. Returns how to stop. */
  watch(told: () => void): () => void {
    this.watchers.add(told);
    return () => this.watchers.delete(told);
  }

  private write(stream: string, sent: readonly Sent[]): KeptEvent {
    const kept = this.streamOf(stream);
    for (const event of sent) {
      const position = this.nextPosition;
      this.nextPosition += BigInt(100 + event.data.length + event.metadata.length);
      const created = String(BigInt(Math.trunc(this.clock() * 1000)) * 10n);
      const whole = { ...event, stream, revision: kept.length, position, created };
      kept.push(whole);
      this.events.push(whole);
    }
    for (const told of this.watchers) told();
    return kept.at(-1)!;
  }

  private streamOf(name: string): KeptEvent[] {
    let stream = this.streams.get(name);
    if (!stream) this.streams.set(name, (stream = []));
    return stream;
  }
}

const NOTHING = new Uint8Array();
const JSON_EMPTY = Buffer.from('{}');
