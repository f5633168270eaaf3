import { type Fact } from '#domain';
import { type RecordedEvent, type StoredEvent } from '#event-store';
import { type Decode } from '../../batches/batch-projector.js';
import { KeyHistory } from '../../history/key-history.js';
import { asTold } from '../../history/what-is-kept.js';
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
    const leftOut = events.filter(({ id }) => this.task.skipped.has(id)).map(({ id }) => id);
    const facts = events.flatMap((stored) =>
      this.task.skipped.has(stored.id) ? [] : this.#read(stored, decode),
    );
    const history = new KeyHistory(this.projection, key);
    for (const fact of asTold(this.projection, facts)) this.#take(fact, history);
    const last = events.at(-1)!;
    try {
      this.#send(key, history, last, leftOut, into);
    } catch (error) {
      throw RebuildFailed.because(this.projection.name, last, error);
    }
  }

  #take(fact: Fact, history: KeyHistory<State>): void {
    try {
      history.take(fact);
    } catch (error) {
      throw RebuildFailed.because(this.projection.name, fact, error);
    }
  }

  #read(stored: StoredEvent, decode: Decode): readonly RecordedEvent[] {
    let event: RecordedEvent;
    try {
      event = decode(stored);
    } catch (error) {
      throw RebuildFailed.because(this.projection.name, stored, error);
    }
    if (event.known) return [event];
    if (this.task.strict)
      throw new RebuildFailed(this.projection.name, stored, 'an event of a type unknown to this release');
    this.unknownEvents += 1;
    return [];
  }
}
