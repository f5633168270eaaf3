import { setTimeout as sleep } from 'node:timers/promises';
import { type Random } from '../random.js';
import { type Command } from './command.js';
import { nextAct } from './next-act.js';
import { type Place, type Reader } from './reader.js';
import { type Sender } from './sender.js';
import { World, type Partnership, type Thing } from './world.js';

const ASKS_AGAIN_LATER = 0.05;
const READS_BACK = 0.1;
const THINKS_MS = 20;

/** Where it is read; null for what is not asked for by itself. */
function placeOf(thing: Thing): Place | null {
  if ('parties' in thing) return { list: 'partnerships', id: thing.id };
  return 'counts' in thing ? { list: 'rounds', id: thing.id } : null;
}

/** One caller: sends a command after the other, on what it made itself, for as long as it is asked to. */
export class Client {
  readonly #world: World;
  /** Commands whose outcome it never learnt. */
  readonly #open: Command[] = [];
  /** Acknowledged ones that it will ask once more, long after. */
  readonly #again: Command[] = [];

  constructor(
    private readonly sender: Sender,
    private readonly reader: Reader,
    private readonly random: Random,
    common: Partnership[],
  ) {
    this.#world = new World(random, common);
  }

  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.oneAct();
      if (this.#again.length > 0 && this.random.chance(ASKS_AGAIN_LATER))
        await this.sender.settle(this.#again.shift()!);
      await sleep(this.random.between(0, THINKS_MS));
    }
  }

  /** Asks for half of what it had given up on, now that everything runs: long after, and whatever If-Match says. */
  async settleUp(): Promise<void> {
    for (const command of this.#open.splice(0).filter(() => this.random.chance(0.5)))
      await this.sender.settle(command);
  }

  private async oneAct(): Promise<void> {
    const { asked, about, learn } = nextAct(this.#world, this.random);
    const { command, outcome } = await this.sender.send(asked);
    if (outcome.kind === 'acknowledged') {
      learn(outcome.answer);
      if (this.random.chance(ASKS_AGAIN_LATER)) this.#again.push(command);
      const place = about && placeOf(about);
      if (place && this.random.chance(READS_BACK)) await this.reader.readBack(place, outcome.answer);
      return;
    }
    if (outcome.kind === 'open') this.#open.push(command);
    // Where it now stands is no longer known: asked of the queries, or left alone.
    if (about) await this.findAgain(about);
  }

  private async findAgain(thing: Thing): Promise<void> {
    const place = placeOf(thing);
    const revision = place && (await this.reader.revisionOf(place));
    if (revision === null) this.#world.forget(thing);
    else thing.revision = revision;
  }
}
