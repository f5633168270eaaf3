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

export interface AppendQueueOptions {
  /** Groups on their way at once. Default 1: groups are then written in the order in which they came. */
  readonly lanes?: number;
  /** Most appends in a group. */
  readonly groupAppends?: number;
}

/**
 * Group commit: while groups are being written, the appends that arrive wait and travel together in the next. A group
 * holds at most one append a stream, and no id twice; what shares a stream or an id with a group on its way waits for
 * its end, so that appends to one stream keep the order in which they came.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private lanesInUse = 0;
  private readonly onTheirWay = new Names();
  private readonly lanes: number;
  private readonly groupAppends: number;

  /** @param write writes one group and resolves with a verdict for each append; never rejects. */
  constructor(
    private readonly write: (group: readonly Append[]) => Promise<readonly Verdict[]>,
    { lanes = 1, groupAppends = MAX_APPENDS }: AppendQueueOptions = {},
  ) {
    this.lanes = lanes;
    this.groupAppends = groupAppends;
  }

  submit(append: Append): Promise<Verdict> {
    const { promise, resolve } = Promise.withResolvers<Verdict>();
    this.waiting.push({ append, bytes: bytesOf(append), answer: resolve });
    if (this.lanesInUse < this.lanes) void this.drive();
    return promise;
  }

  /** Writes group after group until none is left to take. */
  private async drive(): Promise<void> {
    this.lanesInUse++;
    // Those submitted in the same turn travel together.
    await Promise.resolve();
    for (let group = this.nextGroup(); group.length > 0; group = this.nextGroup()) {
      const verdicts = await this.write(group.map(({ append }) => append));
      for (const { append } of group) this.onTheirWay.free(append);
      group.forEach(({ answer }, index) => answer(verdicts[index]!));
    }
    this.lanesInUse--;
  }

  private nextGroup(): Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const passedOver = new Names();
    let events = 0;
    let bytes = 0;
    let full = false;
    for (const candidate of this.waiting.splice(0, MAX_APPENDS)) {
      const { append } = candidate;
      full ||=
        group.length >= this.groupAppends ||
        (group.length > 0 &&
          (events + append.events.length > MAX_EVENTS || bytes + candidate.bytes > MAX_BYTES));
      if (full || this.onTheirWay.meet(append) || passedOver.meet(append)) {
        left.push(candidate);
        passedOver.hold(append);
      } else {
        group.push(candidate);
        this.onTheirWay.hold(append);
        events += append.events.length;
        bytes += candidate.bytes;
      }
    }
    this.waiting.unshift(...left);
    return group;
  }
}

/** The streams and ids of some appends. */
class Names {
  private readonly streams = new Set<string>();
  private readonly ids = new Set<string>();

  meet({ stream, events }: Append): boolean {
    return this.streams.has(stream) || events.some(({ id }) => this.ids.has(id));
  }

  hold({ stream, events }: Append): void {
    this.streams.add(stream);
    for (const { id } of events) this.ids.add(id);
  }

  free({ stream, events }: Append): void {
    this.streams.delete(stream);
    for (const { id } of events) this.ids.delete(id);
  }
}

const bytesOf = ({ events }: Append): number =>
  events.reduce((bytes, { data, metadata }) => bytes + data.length + metadata.length, 0);
