import { type Append, type Appended, type EventStoreError } from '#event-store';

export type Verdict = Appended | EventStoreError;

interface Waiting {
  readonly append: Append;
  readonly bytes: number;
  readonly answer: (verdict: Verdict) => void;
}

/** A group is one transaction: bounded, so that none holds the log for long. */
const MAX_EVENTS = 2_000;
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_APPENDS = 500;

/**
 * Group commit: while one group is being written, the appends that arrive wait and travel together in the next. A group
 * holds at most one append a stream, and no id twice; appends to one stream keep the order in which they came.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private draining = false;

  /** @param write writes one group and resolves with a verdict for each append; never rejects. */
  constructor(private readonly write: (group: readonly Append[]) => Promise<readonly Verdict[]>) {}

  submit(append: Append): Promise<Verdict> {
    const { promise, resolve } = Promise.withResolvers<Verdict>();
    this.waiting.push({ append, bytes: bytesOf(append), answer: resolve });
    if (!this.draining) void this.drain();
    return promise;
  }

  private async drain(): Promise<void> {
    this.draining = true;
    // Those submitted in the same turn travel together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.nextGroup();
      const verdicts = await this.write(group.map(({ append }) => append));
      group.forEach(({ answer }, index) => answer(verdicts[index]!));
    }
    this.draining = false;
  }

  private nextGroup(): Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const streams = new Set<string>();
    const ids = new Set<string>();
    let events = 0;
    let bytes = 0;
    let full = false;
    for (const candidate of this.waiting.splice(0, MAX_APPENDS)) {
      const { append } = candidate;
      full ||=
        group.length > 0 &&
        (events + append.events.length > MAX_EVENTS || bytes + candidate.bytes > MAX_BYTES);
      if (full || streams.has(append.stream) || append.events.some(({ id }) => ids.has(id))) {
        left.push(candidate);
      } else {
        group.push(candidate);
        events += append.events.length;
        bytes += candidate.bytes;
      }
      streams.add(append.stream);
      for (const { id } of append.events) ids.add(id);
    }
    this.waiting.unshift(...left);
    return group;
  }
}

const bytesOf = ({ events }: Append): number =>
  events.reduce((bytes, { data, metadata }) => bytes + data.length + metadata.length, 0);
