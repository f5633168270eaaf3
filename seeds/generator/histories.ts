import { numberOf } from './days.js';
import { type History } from './history.js';
import { GeneratedOrganisations } from './organisations.js';
import { partnershipLife } from './partnerships.js';

export interface Generation {
  readonly partnerships: number;
  /** Any whole number: the same gives the same histories. */
  readonly seed: number;
  /** Last business day on which anything happens, YYYY-MM-DD. Default 2026-06-30. */
  readonly until?: string;
}

const UNTIL = '2026-06-30';
/** Partnerships an organisation is in, on average, come to about this many times two. */
const PARTNERSHIPS_AN_ORGANISATION = 6;

/** Organisations that so many partnerships are drawn among. */
export const organisationsFor = (partnerships: number): number =>
  Math.max(40, Math.ceil(partnerships / PARTNERSHIPS_AN_ORGANISATION));

/** How many histories a generation comes to: those of the organisations first, then those of the partnerships. */
export const historiesIn = ({ partnerships }: Generation): number =>
  organisationsFor(partnerships) + partnerships;

/**
 * Plausible histories of organisations that do not exist, each whole and known by its number alone: whoever tells them,
 * and in whatever order, they are the same, and memory does not grow with them.
 */
export class GeneratedHistories {
  private readonly organisations: GeneratedOrganisations;
  private readonly lastDay: number;

  constructor(private readonly generation: Generation) {
    const { partnerships, seed, until = UNTIL } = generation;
    this.lastDay = numberOf(until);
    this.organisations = new GeneratedOrganisations(seed, organisationsFor(partnerships), this.lastDay);
  }

  /** The history of that number, from 0 to `historiesIn`, exclusive. */
  at(number: number): History {
    const { organisations, lastDay } = this;
    if (number < organisations.count) return organisations.history(number);
    return partnershipLife(this.generation.seed, number - organisations.count, organisations, lastDay)
      .history;
  }
}

/** All of a generation's histories in order, one at a time. */
export function* generatedHistories(generation: Generation): Generator<History> {
  const histories = new GeneratedHistories(generation);
  for (let number = 0; number < historiesIn(generation); number++) yield histories.at(number);
}
