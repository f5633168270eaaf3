import { type Random } from '../random.js';

/** An organisation as its client knows it. */
export interface Organisation {
  readonly id: string;
  /** As it was last answered: a token. */
  revision: string;
  /** Its renamings: facts to correct or to withdraw. */
  readonly renamings: string[];
  /** Days after the first day at which it was last renamed. */
  day: number;
}

/** A partnership as its client knows it. */
export interface Partnership {
  readonly id: string;
  revision: string;
  /** Days after the first day: when it started, and its last fact. */
  readonly start: number;
  day: number;
  readonly parties: string[];
  readonly categoryChanges: string[];
  indicator: string | null;
  agreedOn: number | null;
  readonly measurements: string[];
  suspended: boolean;
}

/** A round of evaluation as its client knows it. */
export interface Round {
  readonly id: string;
  revision: string;
  /** As far as is known: an answer may have been lost. */
  isOpen: boolean;
  /** Of its panel; null once nobody knows where they stand. */
  counts: Counts | null;
}

/** The counts of a panel as their client knows them: a stream of their own. */
export interface Counts {
  /** Null before they are entered. */
  revision: string | null;
}

/** What a command is about, if it makes nothing new. */
export type Thing = Organisation | Partnership | Round | Counts;

const FIRST_DAY = Date.UTC(2004, 0, 1);
const DAY_MS = 86_400_000;
/** Nothing happens later than this, in days after the first: long before today. */
export const LAST_DAY = 7_000;

const COMMON = 3;

export const dateOf = (day: number): string => new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);

/** What one client has made and still works on. */
export class World {
  readonly organisations: Organisation[] = [];
  readonly partnerships: Partnership[] = [];
  readonly rounds: Round[] = [];

  /** @param common what all clients work on, each against the others */
  constructor(
    private readonly random: Random,
    private readonly common: Partnership[],
  ) {}

  /** One of its own, or one of the common ones. */
  get somePartnership(): Partnership {
    return this.random.pick(
      this.common.length > 0 && this.random.chance(0.15) ? this.common : this.partnerships,
    );
  }

  /** The first few are for everybody. */
  add(partnership: Partnership): void {
    (this.common.length < COMMON ? this.common : this.partnerships).push(partnership);
  }

  /** Another day, a little later: an ordinary fact. */
  next(thing: { day: number }): number {
    thing.day = Math.min(thing.day + this.random.between(0, 6), LAST_DAY);
    return thing.day;
  }

  /** A day between two: a late fact. */
  late(from: number, to: number): number {
    return this.random.between(Math.min(from, to), to);
  }

  forget(thing: Thing): void {
    for (const list of [this.organisations, this.partnerships, this.rounds] as object[][]) {
      const index = list.indexOf(thing);
      if (index >= 0) list.splice(index, 1);
    }
    for (const round of this.rounds) if (round.counts === thing) round.counts = null;
  }
}
