import { STORIES } from './fictional/lives/index.js';
import { fictionalOrganisationCommands } from './fictional/organisations.js';
import { presentOf } from './fictional/present.js';
import { realCommands } from './real/real-commands.js';
import { type SeedCommand } from './seed-command.js';

/** Before this day some of what the stories tell from today would come before what they tell by date. */
const EARLIEST_TODAY = '2025-02-01';

/**
 * The demonstration data, as commands in the order in which to run them: what documents state of real partnerships,
 * then fictional lives. The same at any two calls for one `today` (YYYY-MM-DD); for another, some business dates of
 * the fictional lives follow it, and keys and ids stay. Nothing happens after `today`.
 */
export function* demonstrationCommands(today: string): Generator<SeedCommand> {
  if (today < EARLIEST_TODAY) {
    throw new RangeError(`the demonstration is told from ${EARLIEST_TODAY} on, not as of ${today}`);
  }
  yield* realCommands();
  yield* fictionalOrganisationCommands();
  for (const story of STORIES) yield* story(presentOf(today)).commands;
}
