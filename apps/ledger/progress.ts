import { type Terminal } from './terminal.js';

const TOLD_EVERY_MS = 2_000;

/** A duration in words. */
export const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return [hours && `${hours} h`, minutes && `${minutes} min`, `${whole % 60} s`].filter(Boolean).join(' ');
};

/**
 * Tells every two seconds how far something has come: how many, how fast since it began and, where the whole is known,
 * how long the rest takes at that rate.
 */
export class Progress {
  private readonly begun = Date.now();
  private told = this.begun;

  constructor(
    private readonly terminal: Terminal,
    private readonly what: string,
    private readonly whole: number | null = null,
  ) {}

  reached(done: number): void {
    const now = Date.now();
    if (now - this.told < TOLD_EVERY_MS) return;
    this.told = now;
    const rate = done / ((now - this.begun) / 1000);
    const rest =
      this.whole === null || done === 0
        ? ''
        : ` of ${this.whole}, about ${clock((this.whole - done) / rate)} left at this rate`;
    this.terminal.err(`${this.what}: ${done}${rest} (${Math.round(rate)}/s)`);
  }
}
