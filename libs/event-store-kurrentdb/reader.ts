import { EventStoreUnavailable, type Position, type StoredEvent } from '#event-store';
import { type ServerClock } from './clock.js';
import { type ClientSlot } from './client-slot.js';
import { collect } from './gateway/collect.js';
import { type Flow, type KurrentClient, type Read, type ServerEvent } from './gateway/kurrent-client.js';
import { NotAllowed, StreamTombstoned } from './gateway/server-errors.js';
import { untilAnswered, type Patience } from './patience.js';
import { Places } from './places.js';
import { storedEvent } from './stored-form.js';
import { StreamDeleted } from './stream-deleted.js';

/** A page holds at most this much text: memory stays bounded. */
const PAGE_TEXT = 4 * 1024 * 1024;
/** Fewer calls than the server allows on one connection: one more would wait in silence. */
const MOST_CALLS = 64;

/** What the server gave: an event of ours, or only the place of somebody else's. */
export interface Found {
  readonly position: Position;
  /** In its stream. */
  readonly revision: number;
  readonly event: StoredEvent | null;
}

export interface Page {
  readonly found: readonly Found[];
  /** Whether there was nothing more in that direction. */
  readonly last: boolean;
}

/** Reads page by page, each a call of its own that is over when its page is handed on. */
export class Reader {
  private readonly places = new Places(MOST_CALLS);

  constructor(
    private readonly slot: ClientSlot,
    private readonly prefix: string,
    private readonly clock: ServerClock,
    private readonly patience: Patience,
  ) {}

  /** @throws NoSuchStream, StreamDeleted, EventStoreUnavailable */
  async streamPage(stream: string, read: Read): Promise<Page> {
    try {
      return await this.page(read, (client) => client.readStream(this.prefix + stream, read));
    } catch (error) {
      if (error instanceof StreamTombstoned) throw new StreamDeleted(stream);
      throw error;
    }
  }

  /** @throws NoSuchPosition, EventStoreUnavailable */
  logPage(read: Read): Promise<Page> {
    return this.page(read, (client) => client.readAll(read));
  }

  private async page(read: Read, open: (client: KurrentClient) => Flow<ServerEvent>): Promise<Page> {
    const limits = { weight: PAGE_TEXT, silenceMs: this.patience.answerMs };
    const take = (event: ServerEvent) => this.take(event);
    const release = await this.places.take();
    try {
      const { items, complete } = await untilAnswered(this.slot, this.patience, (client) =>
        collect(client, () => open(client), take, limits),
      );
      return { found: items, last: complete && items.length < read.count };
    } catch (error) {
      if (error instanceof NotAllowed) throw new EventStoreUnavailable(error);
      throw error;
    } finally {
      release();
    }
  }

  private take(event: ServerEvent): { item: Found; weight: number } {
    this.clock.saw(event.created);
    const { position, revision } = event;
    if (!isOurs(event, this.prefix)) return { item: { position, revision, event: null }, weight: 0 };
    const stored = storedEvent(event, this.prefix);
    this.clock.saw(stored.recordedAt);
    return {
      item: { position, revision, event: stored },
      weight: stored.data.length + stored.metadata.length,
    };
  }
}

/** Of a stream of ours, and none of the server's own. */
export const isOurs = ({ stream, type }: ServerEvent, prefix: string): boolean =>
  stream.startsWith(prefix) && !type.startsWith('$');
