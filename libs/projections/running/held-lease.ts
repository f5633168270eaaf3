import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource } from 'typeorm';
import { releaseLease, renewLease, type Lease } from './lease.js';

export interface HoldOptions {
  readonly heartbeatMs: number;
  readonly lookEveryMs: number;
}

/**
 * Holds on to a lease while its work goes on: renews it, and looks meanwhile whether someone wants something else.
 * `over` aborts when the lease is lost, or as soon as `wanted` no longer holds; the batch in hand may end.
 */
export class HeldLease {
  readonly #over = new AbortController();
  readonly #beating: Promise<void>;
  #lost = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly name: string,
    private readonly lease: Lease,
    private readonly options: HoldOptions,
    private readonly wanted: () => Promise<boolean>,
  ) {
    this.#beating = this.#beat();
  }

  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Lets go of it, so that another takes over at once. A database that does not answer lets it run out instead. */
  async release(): Promise<void> {
    this.#over.abort();
    await this.#beating;
    if (!this.#lost)
      await releaseLease(this.dataSource.manager, this.name, this.lease).catch(() => undefined);
  }

  async #beat(): Promise<void> {
    let renewed = performance.now();
    while (!this.over.aborted) {
      await sleep(this.options.lookEveryMs, undefined, { signal: this.over }).catch(() => undefined);
      if (this.over.aborted) return;
      try {
        if (performance.now() - renewed >= this.options.heartbeatMs) {
          const asked = performance.now();
          this.#lost = !(await renewLease(this.dataSource.manager, this.name, this.lease));
          renewed = asked;
        }
        if (this.#lost || !(await this.wanted())) this.#over.abort();
      } catch {
        // The database does not answer: whoever works notices too. Past its time, the lease is another's to take.
        if (performance.now() - renewed > this.lease.ttlMs) this.#over.abort();
      }
    }
  }
}
