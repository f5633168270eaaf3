export { demonstrationCommands } from './demonstration-commands.js';
export { DEMONSTRATION_ORGANISATIONS } from './fictional/demonstration-organisations.js';
export {
  seedCommandId,
  seedFactId,
  seedOrganisationId,
  seedPartnershipId,
  type SeedActor,
  type SeedCommand,
} from './seed-command.js';
