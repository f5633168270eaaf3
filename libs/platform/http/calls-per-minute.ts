import { ProblemException } from '#contracts';

const WINDOW_MS = 60_000;
/** Callers counted apart in a minute; those beyond share one count, so that memory stays bounded. */
const MOST_COUNTED = 10_000;
const THE_OTHERS = 'the others';

/** Counts the calls of some kind, minute by minute, by who makes them. */
export class CallsPerMinute {
  private counts = new Map<string, number>();
  private since = -Infinity;

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws ProblemException TOO_MANY_REQUESTS once there are more than a minute may have */
  count(who: string): void {
    this.begin();
    const counted = this.nameOf(who);
    const calls = (this.counts.get(counted) ?? 0) + 1;
    this.counts.set(counted, calls);
    if (calls > this.perMinute) throw this.tooMany();
  }

  /** @throws ProblemException TOO_MANY_REQUESTS where a minute may have no more */
  requireRoom(who: string): void {
    this.begin();
    if ((this.counts.get(this.nameOf(who)) ?? 0) >= this.perMinute) throw this.tooMany();
  }

  /** Whether somebody has called this minute, and is counted apart. */
  has(who: string): boolean {
    this.begin();
    return this.counts.has(who);
  }

  /** How many counts are kept. */
  get size(): number {
    return this.counts.size;
  }

  private begin(): void {
    if (this.now() - this.since < WINDOW_MS) return;
    this.counts = new Map();
    this.since = this.now();
  }

  private nameOf(who: string): string {
    return this.counts.has(who) || this.counts.size < MOST_COUNTED ? who : THE_OTHERS;
  }

  private tooMany(): ProblemException {
    const seconds = Math.ceil((this.since + WINDOW_MS - this.now()) / 1000);
    return new ProblemException('TOO_MANY_REQUESTS', { headers: { 'Retry-After': String(seconds) } });
  }
}
