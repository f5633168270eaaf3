import { EVALUATION_STORIES } from './fictional/evaluations/index.js';
import { presentOf } from './fictional/present.js';
import { type SeedRoundCommand } from './round-command.js';

/** The evaluation rounds of the fictional lives, in the order in which to run them, once those are told. */
export function* demonstrationRounds(today: string): Generator<SeedRoundCommand> {
  for (const story of EVALUATION_STORIES) yield* story(presentOf(today)).commands;
}
