export { demonstrationClosing, type SeedClosing } from './closing.js';
export { demonstrationCommands } from './demonstration-commands.js';
export { demonstrationRounds } from './demonstration-rounds.js';
export {
  appendsByWorkers,
  generatedAppends,
  generatedHistories,
  NOBODY_REAL,
  organisationsFor,
  recordingOf,
  type Generation,
  type GenerationRecorder,
} from './generator/index.js';
export { demonstrationLibrary, type SeedLibraryCommand } from './fictional/library.js';
export { type FictionalOrganisationKey } from './fictional/organisations.js';
export { seedRoundId, type SeedRoundCommand } from './round-command.js';
export {
  seedCommandId,
  seedFactId,
  seedOrganisationId,
  seedPartnershipId,
  type SeedActor,
  type SeedCommand,
} from './seed-command.js';
