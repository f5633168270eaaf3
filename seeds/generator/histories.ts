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

/**
 * Plausible histories of organisations that do not exist: organisations first, then partnership after partnership, each
 * whole. One at a time: however many, memory does not grow.
 */
export function* generatedHistories({ partnerships, seed, until = UNTIL }: Generation): Generator<History> {
  const lastDay = numberOf(until);
  const organisations = new GeneratedOrganisations(seed, organisationsFor(partnerships), lastDay);
  for (let number = 0; number < organisations.count; number++) yield organisations.history(number);
  for (let number = 0; number < partnerships; number++) {
    yield partnershipLife(seed, number, organisations, lastDay).history;
  }
}
