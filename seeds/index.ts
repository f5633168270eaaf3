export { demonstrationClosing, type SeedClosing } from './closing.js';
export { demonstrationCommands } from './demonstration-commands.js';
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
export { type FictionalOrganisationKey } from './fictional/organisations.js';
export {
  seedCommandId,
  seedFactId,
  seedOrganisationId,
  seedPartnershipId,
  type SeedActor,
  type SeedCommand,
} from './seed-command.js';
