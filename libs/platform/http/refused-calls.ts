import { ProblemException } from '#contracts';

const WINDOW_MS = 60_000;
/** Addresses counted apart in a minute; those beyond share one count, so that memory stays bounded. */
const MOST_COUNTED = 10_000;
const THE_OTHERS = 'the others';

/** Counts the calls refused at the door, minute by minute: by caller where the token says who calls, else by address. */
export class RefusedCalls {
  private counts = new Map<string, number>();
  private since = -Infinity;

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws ProblemException TOO_MANY_REQUESTS once there are more than a minute may have */
  count(who: string): void {
    const now = this.now();
    if (now - this.since >= WINDOW_MS) {
      this.counts = new Map();
      this.since = now;
    }
    const counted = this.counts.has(who) || this.counts.size < MOST_COUNTED ? who : THE_OTHERS;
    const calls = (this.counts.get(counted) ?? 0) + 1;
    this.counts.set(counted, calls);
    if (calls <= this.perMinute) return;
    const seconds = Math.ceil((this.since + WINDOW_MS - now) / 1000);
    throw new ProblemException('TOO_MANY_REQUESTS', { headers: { 'Retry-After': String(seconds) } });
  }

  /** How many counts are kept. */
  get size(): number {
    return this.counts.size;
  }
}
