import { setTimeout as sleep } from 'node:timers/promises';
import { type Random } from '../random.js';

/** Something that can be done to the system, and how often compared with the others. */
export interface Blow {
  readonly weight: number;
  readonly name: string;
  /** False when there was nothing to hit. */
  readonly strike: () => Promise<boolean> | boolean;
}

/** One right after the other, this often; else the system first does its work again, for a while. */
const AT_ONCE = 0.35;
const WORKS_FOR_MS = 1_500;
const PATIENCE_MS = 30_000;

/**
 * Strikes at random moments until it is over.
 * @param isServing whether commands can be taken now
 */
export async function strike(
  blows: readonly Blow[],
  random: Random,
  isServing: () => boolean,
  isOver: () => boolean,
  onStruck: (name: string) => void,
): Promise<void> {
  while (!isOver()) {
    const atOnce = random.chance(AT_ONCE);
    for (const until = Date.now() + PATIENCE_MS; !atOnce && !isServing() && !isOver(); await sleep(20))
      if (Date.now() > until) break;
    await sleep(random.between(0, atOnce ? 300 : WORKS_FOR_MS));
    const blow = random.weighted(blows.map((one) => [one.weight, one] as const));
    if (!isOver() && (await blow.strike())) onStruck(blow.name);
  }
}
