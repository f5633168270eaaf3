import { setImmediate as otherWork } from 'node:timers/promises';
import { type Partition } from '../event-partitions.js';
import { type PartitionTeller } from './partition-teller.js';
import { type Telling, type TellingEnds } from './telling.js';

/** Tells on this thread, between its other work. */
export class TellingHere implements Telling {
  constructor(
    private readonly teller: PartitionTeller,
    private readonly ends: TellingEnds,
  ) {}

  async take(partition: Partition): Promise<void> {
    for (const { events, rows } of this.teller.tell(partition)) {
      for (const some of rows) await this.ends.send(some);
      await otherWork();
      await this.ends.told(events);
    }
  }

  async finish(): Promise<ReadonlyMap<string, number>> {
    for (const some of this.teller.rest()) await this.ends.send(some);
    return this.teller.unknownEvents;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
