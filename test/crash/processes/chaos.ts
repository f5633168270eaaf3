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
/** At most so many commands are waited for: on a slow machine a time alone would see hardly any between two blows. */
const COMMANDS = 20;
/** And this often every process does its work again first: read models then go on from somewhere, not from the beginning. */
const WHOLE = 0.3;
const PATIENCE_MS = 30_000;

/**
 * Strikes at random moments until it is over.
 * @param isServing whether commands can be taken now
 * @param isWhole whether every process does its work
 * @param acknowledged how many commands were, so far
 * @param paceMs how long at most it does its work between two blows that do not come at once
 */
export async function strike(
  blows: readonly Blow[],
  random: Random,
  isServing: () => boolean,
  isWhole: () => boolean,
  acknowledged: () => number,
  paceMs: number,
  isOver: () => boolean,
  onStruck: (name: string) => void,
): Promise<void> {
  while (!isOver()) {
    const atOnce = random.chance(AT_ONCE);
    const enough = acknowledged() + random.between(0, COMMANDS);
    const isBack = random.chance(WHOLE) ? isWhole : isServing;
    const isAtWork = () => isBack() && acknowledged() >= enough;
    for (const until = Date.now() + PATIENCE_MS; !atOnce && !isAtWork() && !isOver(); await sleep(20))
      if (Date.now() > until) break;
    await sleep(random.between(0, atOnce ? 300 : paceMs));
    const blow = random.weighted(blows.map((one) => [one.weight, one] as const));
    if (!isOver() && (await blow.strike())) onStruck(blow.name);
  }
}
