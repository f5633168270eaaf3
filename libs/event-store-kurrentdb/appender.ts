import {
  AppendTooLarge,
  BEFORE_ALL,
  EventStoreError,
  EventStoreUnavailable,
  RecordedAtRefused,
  faultOf,
  type Append,
  type AppendGroupOptions,
  type Appended,
} from '#event-store';
import { type ServerClock } from './clock.js';
import { type ClientSlot } from './client-slot.js';
import { type KurrentClient } from './gateway/kurrent-client.js';
import {
  NoSuchStream,
  OverServerLimit,
  StreamTombstoned,
  Unanswered,
  WrongRevision,
} from './gateway/server-errors.js';
import { type LogEnd } from './log-end.js';
import { inTime, untilAnswered, type Patience } from './patience.js';
import { Places } from './places.js';
import { type Reader } from './reader.js';
import { settle, standingOf, verdictOf } from './settle.js';
import { proposed } from './stored-form.js';
import { StreamDeleted } from './stream-deleted.js';

export type Verdict = Appended | EventStoreError;

/** Appends under way at once; the others wait, so that their time limit does not run. A large one counts for several: memory stays bounded. */
const MOST_UNDER_WAY = 256;
const TEXT_A_PLACE = 64 * 1024;
const CLOCK_SEEN_EVERY_MS = 1_000;

export class Appender {
  private readonly places = new Places(MOST_UNDER_WAY);
  /** The first append through a client opens its call, alone: those after it then leave in the order given. */
  private readonly openings = new WeakMap<KurrentClient, Promise<unknown>>();
  private clockSeenAt = -Infinity;

  constructor(
    private readonly slot: ClientSlot,
    private readonly reader: Reader,
    private readonly end: LogEnd,
    private readonly clock: ServerClock,
    private readonly patience: Patience,
    private readonly prefix: string,
  ) {}

  /** The verdict, however long it takes within patience; never rejects. */
  async append(append: Append): Promise<Verdict> {
    const fault = faultOf(append);
    return fault ?? this.sendUntilAnswered(append);
  }

  /**
   * A verdict for each. They leave in the order given, without waiting for one another; the server keeps that order.
   * When an answer is lost, no more leave, and what is open then is sent again one by one, in order.
   */
  async group(appends: readonly Append[], options: AppendGroupOptions = {}): Promise<readonly Verdict[]> {
    const faults = appends.map((append) => faultOf(append, options));
    if (options.loading && !(await this.end.takesLoads())) {
      return inOrder(appends, async (append, n) => faults[n] ?? this.refusedLoad(append));
    }
    let isLost = false;
    const first = await Promise.all(
      appends.map(async (append, n): Promise<Verdict | null> => {
        if (faults[n]) return faults[n];
        // Where the stream ends is told once what comes before is written.
        if (append.events.length === 0) return null;
        const release = await this.places.take(placesOf(append));
        const client = this.slot.current;
        try {
          return isLost ? null : await this.verdictOn(append, () => this.sendOnce(client, append));
        } catch (error) {
          isLost = true;
          if (error instanceof Unanswered && error.stuck) this.slot.replace(client);
          return null;
        } finally {
          release();
        }
      }),
    );
    return inOrder(appends, async (append, n) => first[n] ?? this.sendUntilAnswered(append));
  }

  private async sendUntilAnswered(append: Append): Promise<Verdict> {
    const release = await this.places.take(placesOf(append));
    try {
      if (append.events.length === 0) return await this.endOf(append);
      return await this.verdictOn(append, () =>
        untilAnswered(this.slot, this.patience, (client) => this.sendOnce(client, append)),
      );
    } catch (error) {
      return error instanceof EventStoreError ? error : new EventStoreUnavailable(error);
    } finally {
      release();
    }
  }

  /** @throws Unanswered, EventStoreUnavailable */
  private async verdictOn(append: Append, send: () => Promise<Appended>): Promise<Verdict> {
    try {
      return await send();
    } catch (error) {
      if (error instanceof WrongRevision) return settle(this.reader, append, error.actual);
      if (error instanceof OverServerLimit) return new AppendTooLarge(append.stream, bytesOf(append));
      if (error instanceof StreamTombstoned) return new StreamDeleted(append.stream);
      throw error;
    }
  }

  /** @throws the server's verdict, Unanswered */
  private async sendOnce(client: KurrentClient, append: Append): Promise<Appended> {
    const { stream, expected, events } = append;
    const notBefore = this.clock.atLeast;
    const attempt = events.map((event) => proposed(event, notBefore));
    const send = () =>
      inTime(client.append(this.prefix + stream, expected, attempt), client, this.patience.answerMs);
    const opening = this.openings.get(client);
    let sent: ReturnType<typeof send>;
    if (opening) {
      await opening;
      sent = send();
    } else {
      sent = send();
      this.openings.set(
        client,
        sent.catch(() => {}),
      );
    }
    const { lastRevision, position } = await sent;
    this.seeClock();
    return {
      firstRevision: lastRevision - events.length + 1,
      lastRevision,
      lastPosition: position,
      repeated: false,
    };
  }

  private async endOf({ stream }: Append): Promise<Appended> {
    try {
      const read = { direction: 'backward', from: 'end', count: 1 } as const;
      const { found } = await this.reader.streamPage(stream, read);
      return endingAt(found[0]?.revision ?? -1, found[0]?.position ?? BEFORE_ALL);
    } catch (error) {
      if (error instanceof NoSuchStream) return endingAt(-1, BEFORE_ALL);
      throw error;
    }
  }

  private async refusedLoad(append: Append): Promise<Verdict> {
    if (append.events.length === 0) return this.endOf(append);
    const standing = await standingOf(this.reader, append);
    return verdictOf(append, standing) ?? new RecordedAtRefused(append.stream);
  }

  /** An answer to an append does not say the server's time: the last event does. */
  private seeClock(): void {
    if (performance.now() - this.clockSeenAt < CLOCK_SEEN_EVERY_MS) return;
    this.clockSeenAt = performance.now();
    this.reader.logPage({ direction: 'backward', from: 'end', count: 1 }).catch(() => {});
  }
}

const endingAt = (lastRevision: number, lastPosition: bigint): Appended => ({
  ...{ firstRevision: lastRevision + 1, lastRevision, lastPosition, repeated: false },
});

const placesOf = ({ events }: Append): number =>
  1 +
  Math.floor(
    events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0) / TEXT_A_PLACE,
  );

const bytesOf = ({ events }: Append): number =>
  events.reduce((sum, { data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata), 0);

async function inOrder<T, Answer>(
  items: readonly T[],
  answer: (item: T, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [index, item] of items.entries()) answers.push(await answer(item, index));
  return answers;
}
