import { type Decode } from '../../batches/batch-projector.js';
import { type Projection } from '../../projection.js';
import { RowLines, type RowsInto } from '../../tables/row-lines.js';
import { streamsOf, type Partition } from '../event-partitions.js';
import { StreamTeller, type TellingTask } from './stream-teller.js';

/** How long whoever else shares the thread may wait. */
const BREATHE_EVERY_MS = 10;

/** What has been told since the last breath. */
export interface Breath {
  readonly events: number;
  /** Rows that are worth sending. */
  readonly rows: Iterable<RowsInto>;
}

/** Tells the streams of partitions, whatever projections they belong to. */
export class PartitionTeller {
  readonly #tellers: readonly StreamTeller<unknown>[];
  readonly #lines = new RowLines();

  constructor(
    projections: readonly Projection[],
    tasks: readonly TellingTask[],
    private readonly decode: Decode,
  ) {
    this.#tellers = tasks.map(
      (task) =>
        new StreamTeller(
          projections.find(({ name }) => name === task.projection)!,
          task,
        ),
    );
  }

  /** Tells a partition, a few milliseconds at a time. @throws RebuildFailed */
  *tell(partition: Partition): Generator<Breath> {
    let events = 0;
    let breathed = performance.now();
    for (const stream of streamsOf(partition)) {
      for (const teller of this.#tellers)
        if (teller.isOwn(stream[0]!.stream)) teller.tell(stream, this.decode, this.#lines);
      events += stream.length;
      if (performance.now() - breathed < BREATHE_EVERY_MS) continue;
      yield { events, rows: this.#lines.enough() };
      events = 0;
      breathed = performance.now();
    }
    yield { events, rows: this.#lines.enough() };
  }

  /** Rows that are still to be sent. */
  rest(): Iterable<RowsInto> {
    return this.#lines.rest();
  }

  /** Events of types that today's code does not know, by projection. */
  get unknownEvents(): ReadonlyMap<string, number> {
    return new Map(this.#tellers.map((teller) => [teller.name, teller.unknownEvents]));
  }
}
