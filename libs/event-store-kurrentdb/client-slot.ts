import { EventStoreUnavailable } from '#event-store';
import { type Address } from './gateway/address.js';
import { KurrentClient } from './gateway/kurrent-client.js';

/** Holds the client in use. One that is stuck is disposed and another takes its place, with a connection of its own. */
export class ClientSlot {
  private client: KurrentClient | null = null;
  private isClosed = false;

  constructor(private readonly address: Address) {}

  get closed(): boolean {
    return this.isClosed;
  }

  /** @throws EventStoreUnavailable once closed */
  get current(): KurrentClient {
    if (this.isClosed) throw new EventStoreUnavailable('the store was closed');
    return (this.client ??= new KurrentClient(this.address));
  }

  /** Replaces that very client: many may find it stuck at once. */
  replace(stuck: KurrentClient): void {
    if (this.client === stuck) this.client = null;
    stuck.dispose();
  }

  close(): void {
    this.isClosed = true;
    this.client?.dispose();
    this.client = null;
  }
}
