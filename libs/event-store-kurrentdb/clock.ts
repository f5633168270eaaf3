/** The server's clock and ours may run apart by so much; what is claimed stays on the safe side of it. */
const SURE = 0.999;

/**
 * The least that the server's clock can say now, from the times it gave to events: when its clock is set back, or the
 * leader changes to one that is behind, new events say that they were not recorded before this.
 */
export class ServerClock {
  private time = 0;
  private seenAt = 0;

  /** Milliseconds since 1970. */
  get atLeast(): number {
    return this.time === 0 ? 0 : Math.floor(this.time + (performance.now() - this.seenAt) * SURE);
  }

  /** An event bears this time. */
  saw(recordedAt: Date): void {
    const time = recordedAt.getTime();
    if (!(time > this.atLeast)) return;
    this.time = time;
    this.seenAt = performance.now();
  }
}
