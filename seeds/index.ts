export { demonstrationCommands } from './demonstration-commands.js';
export { type FictionalOrganisationKey } from './fictional/organisations.js';
export {
  seedCommandId,
  seedFactId,
  seedOrganisationId,
  seedPartnershipId,
  type SeedActor,
  type SeedCommand,
} from './seed-command.js';
