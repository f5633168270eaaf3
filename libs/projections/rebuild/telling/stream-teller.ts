import { type StoredEvent } from '#event-store';
import { type Decode } from '../../batches/batch-projector.js';
import { KeyHistory } from '../../history/key-history.js';
import { type Projection } from '../../projection.js';
import { keyLines } from '../../tables/key-lines.js';
import { type RowLines } from '../../tables/row-lines.js';
import { RebuildFailed } from '../rebuild-errors.js';

/** What a telling is made with, beside the projection itself: it travels between threads. */
export interface TellingTask {
  /** Name of the projection. */
  readonly projection: string;
  /** Schema of the build. */
  readonly schema: string;
  /** Ids of the events that operators have left out. */
  readonly skipped: ReadonlySet<string>;
  readonly strict: boolean;
}

/** Tells streams of one projection, each whole, into the rows of a build. */
export class StreamTeller<State> {
  readonly #prefix: string;
  readonly #send: ReturnType<typeof keyLines<State>>;
  /** Events of types that today's code does not know. */
  unknownEvents = 0;

  constructor(
    private readonly projection: Projection<State>,
    private readonly task: TellingTask,
  ) {
    this.#prefix = `${projection.category}-`;
    this.#send = keyLines(projection, task.schema);
  }

  get name(): string {
    return this.projection.name;
  }

  isOwn(stream: string): boolean {
    return stream.startsWith(this.#prefix);
  }

  /** Tells one stream from all its events. @throws RebuildFailed */
  tell(events: readonly StoredEvent[], decode: Decode, into: RowLines): void {
    const key = events[0]!.stream.slice(this.#prefix.length);
    const history = new KeyHistory(this.projection, key);
    const leftOut: string[] = [];
    for (const stored of events) {
      if (this.task.skipped.has(stored.id)) leftOut.push(stored.id);
      else this.#take(stored, decode, history);
    }
    const last = events.at(-1)!;
    try {
      this.#send(key, history, last, leftOut, into);
    } catch (error) {
      throw RebuildFailed.because(this.projection.name, last, error);
    }
  }

  #take(stored: StoredEvent, decode: Decode, history: KeyHistory<State>): void {
    let known: boolean;
    try {
      const event = decode(stored);
      ({ known } = event);
      if (known) history.take(event);
    } catch (error) {
      throw RebuildFailed.because(this.projection.name, stored, error);
    }
    if (known) return;
    if (this.task.strict)
      throw new RebuildFailed(this.projection.name, stored, 'an event of a type unknown to this release');
    this.unknownEvents += 1;
  }
}
