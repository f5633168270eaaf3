import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { backoff } from './backoff.js';
import { connectionTo } from './connection.js';

/**
 * Tells waiting subscriptions that something was appended, over a LISTEN connection of its own. Only a wake-up: when it
 * is lost, or its connection down, they poll all the same.
 */
export class WakeUps {
  /** Raised at each wake-up: read it before reading the log, so that none falls between the reading and the waiting. */
  count = 0;
  private readonly sleepers = new Set<() => void>();
  private listening: Promise<void> | null = null;

  constructor(
    private readonly url: string,
    private readonly closing: AbortSignal,
  ) {}

  /** Resolves when something was appended since `seen`, after `atMostMs`, or when `signal` aborts. */
  async since(seen: number, atMostMs: number, signal: AbortSignal): Promise<void> {
    this.listening ??= this.listen();
    if (this.count !== seen || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    const timer = setTimeout(wake, atMostMs);
    this.sleepers.add(wake);
    signal.addEventListener('abort', wake);
    await promise;
    clearTimeout(timer);
    this.sleepers.delete(wake);
    signal.removeEventListener('abort', wake);
  }

  /** Resolves when the connection is closed, after `closing` aborted. */
  async closed(): Promise<void> {
    await this.listening;
  }

  private wake(): void {
    this.count++;
    for (const wake of this.sleepers) wake();
  }

  private async listen(): Promise<void> {
    for (let failures = 0; !this.closing.aborted; failures++) {
      const connected = await this.listenOnce();
      if (connected) failures = 0;
      await sleep(backoff(failures), undefined, { signal: this.closing }).catch(() => {});
    }
  }

  /** Listens until the connection is lost or closed; false when there was none. */
  private async listenOnce(): Promise<boolean> {
    const client = new Client(connectionTo(this.url));
    const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
    const end = () => lose();
    client.on('error', end).on('end', end);
    this.closing.addEventListener('abort', end);
    try {
      await client.connect();
      client.on('notification', () => this.wake());
      await client.query('LISTEN ledger_events');
      this.wake();
      await lost;
      return true;
    } catch {
      return false;
    } finally {
      this.closing.removeEventListener('abort', end);
      await client.end().catch(() => {});
    }
  }
}
