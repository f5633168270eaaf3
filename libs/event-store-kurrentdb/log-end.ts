import { BEFORE_ALL, borneRecordedAt, type Position, type StoredEvent } from '#event-store';
import { type Reader } from './reader.js';

const FIRST_PAGE = 4;
const PAGE = 1_000;

interface Ending {
  readonly position: Position;
  readonly takesLoads: boolean;
}

const NONE: Ending = { position: BEFORE_ALL, takesLoads: true };
const endingWith = ({ position, metadata }: StoredEvent): Ending => ({
  position,
  takesLoads: borneRecordedAt(metadata) !== undefined,
});

/** Where our part of the log ends. What others append is read over once, not each time that it is asked. */
export class LogEnd {
  /** The last event of ours among those up to `seenTo`. */
  private last: Ending = NONE;
  private seenTo: Position = BEFORE_ALL;

  /** @param beginning our log begins after this position */
  constructor(
    private readonly reader: Reader,
    private readonly beginning: Position,
  ) {}

  /** Position of our last event, or `BEFORE_ALL`. @throws EventStoreUnavailable */
  async head(): Promise<Position> {
    return (await this.find()).position;
  }

  /** Loaded events come before all others: while the last bears its own time, so do they all. @throws EventStoreUnavailable */
  async takesLoads(): Promise<boolean> {
    return (await this.find()).takesLoads;
  }

  private async find(): Promise<Ending> {
    let page = await this.reader.logPage({ direction: 'backward', from: 'end', count: FIRST_PAGE });
    const end = page.found.at(0)?.position ?? BEFORE_ALL;
    // Restored from an older copy: what was seen is no more.
    const known = end < this.seenTo ? BEFORE_ALL : this.seenTo;
    const before = end < this.seenTo ? NONE : this.last;
    for (;;) {
      for (const { position, event } of page.found) {
        if (position <= known || position <= this.beginning) return this.note(before, end);
        if (event) return this.note(endingWith(event), end);
      }
      const last = page.found.at(-1);
      if (page.last || !last) return this.note(before, end);
      page = await this.reader.logPage({ direction: 'backward', from: last.position, count: PAGE });
    }
  }

  private note(last: Ending, end: Position): Ending {
    if (end >= this.seenTo || last.position < this.last.position) [this.last, this.seenTo] = [last, end];
    return last;
  }
}
