import { type StoredEvent, type SubscriptionBatch } from '#event-store';
import { type Flow, type KurrentClient, type ServerEvent } from './gateway/kurrent-client.js';
import { Unanswered, told } from './gateway/server-errors.js';

const BATCH_TEXT = 4 * 1024 * 1024;
/** How long a batch waits for more, while the log's end is not reached. */
const LINGER_MS = 5;

/**
 * One subscription as long as it lasts: batches are drawn from it, and nothing is read that has no room in its buffer.
 */
export class Feed {
  private taken = 0;
  /** Of the batch being filled. */
  private text = 0;
  /** How many chunks stood before the log's end when it was reached; null while it is not. */
  private endAfter: number | null = null;
  private readonly checkpoints: { readonly after: number; readonly position: bigint }[] = [];
  private failure: Error | null = null;
  private confirmed = false;
  private wake = () => {};
  /** Where the server's search has come, and everything before it was taken. */
  searchedTo: bigint | null = null;

  constructor(
    private readonly flow: Flow<ServerEvent>,
    client: KurrentClient,
    private readonly take: (event: ServerEvent) => StoredEvent | null,
  ) {
    const { readable } = flow;
    const changed = () => this.wake();
    const fail = (error: unknown) => {
      this.failure ??= told(error);
      changed();
    };
    readable.on('readable', changed);
    readable.on('error', fail);
    readable.on('close', () => fail(new Unanswered('the subscription was cut', false)));
    readable.on('end', () => fail(new Unanswered('the subscription ended', false)));
    readable.on('confirmation', () => {
      this.confirmed = true;
      changed();
    });
    readable.on('caughtUp', () => {
      this.endAfter = this.taken + readable.readableLength;
      changed();
    });
    readable.on('fellBehind', () => (this.endAfter = null));
    client.onDisposed(() => fail(new Unanswered('the client was replaced', false)));
  }

  /** The server's search came so far. */
  passed(position: bigint): void {
    this.checkpoints.push({ after: this.taken + this.flow.readable.readableLength, position });
    this.noteCheckpoints();
  }

  /** @throws the server's verdict, Unanswered */
  async confirmation(limitMs: number): Promise<void> {
    const until = performance.now() + limitMs;
    while (!this.confirmed) {
      if (this.failure) throw this.failure;
      const left = until - performance.now();
      if (left <= 0) throw new Unanswered(`not confirmed within ${limitMs} ms`, true);
      await this.change(left);
    }
  }

  /**
   * The next events, at most so many. None come with the log's end, unless it was `toldEnd` already, or after `idleMs`.
   * @throws the server's verdict, Unanswered
   */
  async next(most: number, toldEnd: boolean, idleMs: number): Promise<SubscriptionBatch> {
    const events: StoredEvent[] = [];
    this.text = 0;
    for (;;) {
      const isFull = this.drainInto(events, most);
      if (this.failure && events.length === 0) throw this.failure;
      if (isFull || this.failure) break;
      const isNews = events.length > 0 || (this.isAtEnd && !toldEnd);
      const more = await this.change(!isNews ? idleMs : this.isAtEnd ? 0 : LINGER_MS);
      if (!more) break;
    }
    return { events, caughtUp: this.isAtEnd };
  }

  /** Takes what stands in the buffer; whether the batch is full then. */
  private drainInto(events: StoredEvent[], most: number): boolean {
    while (events.length < most && this.text < BATCH_TEXT) {
      const chunk: unknown = this.flow.readable.read();
      if (chunk === null) break;
      this.taken++;
      const given = this.flow.itemOf(chunk);
      const event = given && this.take(given);
      if (!event) continue;
      events.push(event);
      this.text += event.data.length + event.metadata.length;
    }
    this.noteCheckpoints();
    return events.length >= most || this.text >= BATCH_TEXT;
  }

  /** Wakes whoever waits: the subscription is over. */
  end(): void {
    this.failure ??= new Unanswered('the subscription was ended', false);
    this.wake();
    this.flow.release();
  }

  private get isAtEnd(): boolean {
    return this.endAfter !== null && this.taken >= this.endAfter && this.flow.readable.readableLength === 0;
  }

  private noteCheckpoints(): void {
    while (this.checkpoints.length > 0 && this.checkpoints[0]!.after <= this.taken)
      this.searchedTo = this.checkpoints.shift()!.position;
  }

  /** Resolves with true when something changed, with false after so long without. */
  private change(atMostMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), atMostMs);
    this.wake = () => resolve(true);
    return promise.finally(() => {
      clearTimeout(timer);
      this.wake = () => {};
    });
  }
}
