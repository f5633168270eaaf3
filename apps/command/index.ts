export { AccessCommands } from './access/access-commands.module.js';
export * from './command.module.js';
export * from './created-ids.js';
export { lastKnown } from './last-known.js';
export { type CommandParts } from './parts.js';
export * from './record-command.js';
export * from './who-may-command.js';
export { type RoundParts } from './rounds/round-parts.js';
